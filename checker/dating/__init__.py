"""When was an article written: stamps, and the dates it tells of."""
