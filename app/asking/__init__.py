"""Understanding a person's words: pure functions from what was typed to what may be meant."""
