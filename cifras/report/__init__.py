"""Reports: values behind every number, blocks, and their rendering in four formats.

It may import every room but the engine. What a report says belongs to whoever writes it; only
the report of a sweep, which is the same for any claims, is written here.
"""
