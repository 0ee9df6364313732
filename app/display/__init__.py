"""Whether a display still carries what it must: pure, from what an app shows, and the documents, to findings."""
