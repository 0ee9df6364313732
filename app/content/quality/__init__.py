"""How the content fares by the instruments of quality: shares counted in the corpus, and the verdicts they allow."""
