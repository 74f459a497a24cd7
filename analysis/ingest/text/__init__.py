"""Letters only: spelling, encodings, sentences. Comes in: bytes or strings; goes out: strings and spans."""
