"""WHAT MAY BE BELIEVED: published numbers reproduced through the public interface, and the coverage of the intervals."""
