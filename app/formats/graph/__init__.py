"""The graph as a part of itself, as a picture, and as Mermaid."""
