"""The words of foods, reference intakes and codes."""

from enum import StrEnum


class FoodGroup(StrEnum):
    """The kind of food; oxalate-rich greens and fruit stand apart because their calcium is hardly absorbed."""

    DAIRY = "dairy"
    FORTIFIED_PLANT_DRINK = "fortified-plant-drink"
    UNFORTIFIED_PLANT_DRINK = "unfortified-plant-drink"
    TOFU_SOY = "tofu-soy"
    FISH_WITH_BONES = "fish-with-bones"
    FISH_WITHOUT_BONES = "fish-without-bones"
    LEAFY_GREENS = "leafy-greens"
    HIGH_OXALATE_GREENS = "high-oxalate-greens"
    HIGH_OXALATE_FRUIT_VEG = "high-oxalate-fruit-veg"
    VEGETABLES = "vegetables"
    FRUIT = "fruit"
    NUTS_SEEDS = "nuts-seeds"
    LEGUMES = "legumes"
    GRAINS = "grains"
    FORTIFIED_FOOD = "fortified-food"
    EGGS = "eggs"
    WATER = "water"
    OTHER = "other"


class Diet(StrEnum):
    """Diets that a food fits, judged from its description alone: the label decides."""

    VEGAN = "vegan"
    VEGETARIAN = "vegetarian"
    PESCATARIAN = "pescatarian"


class Authority(StrEnum):
    """Who issued a reference intake."""

    IOM = "iom"
    EFSA = "efsa"
    UK = "uk"
    WHO_FAO = "who-fao"
    NNR = "nnr"
    ANZ = "anz"


class IntakeMetric(StrEnum):
    """What a reference intake means; each is defined under /v1/terms."""

    EAR = "ear"
    AR = "ar"
    RDA = "rda"
    RDI = "rdi"
    PRI = "pri"
    RNI = "rni"
    RI = "ri"
    AI = "ai"
    UL = "ul"


class Sex(StrEnum):
    """The sex a reference intake applies to; `any` when it applies to all."""

    ANY = "any"
    FEMALE = "female"
    MALE = "male"


class LifeState(StrEnum):
    """Pregnancy and breastfeeding, where a reference intake is set for them."""

    NONE = "none"
    PREGNANCY = "pregnancy"
    LACTATION = "lactation"
    INCLUDING_PREGNANCY_AND_LACTATION = "including-pregnancy-and-lactation"


class GroupState(StrEnum):
    """Pregnancy and breastfeeding, of the group whose values are asked for."""

    NONE = "none"
    PREGNANCY = "pregnancy"
    LACTATION = "lactation"


class AgeUnit(StrEnum):
    """The unit of `age_min` and `age_max`."""

    MONTHS = "months"
    YEARS = "years"


class IntakeConfidence(StrEnum):
    """Primary: read on the issuing body's own page or report. Secondary: read in a reprint or summary."""

    PRIMARY = "primary"
    SECONDARY = "secondary"


class CodeSystem(StrEnum):
    """The terminologies whose codes an item can answer to."""

    ICD_10_CM = "icd-10-cm"
    ICD_10 = "icd-10"
    MESH = "mesh"
    LOINC = "loinc"
    RXNORM = "rxnorm"
    ATC = "atc"
    SNOMED_CT = "snomed-ct"
