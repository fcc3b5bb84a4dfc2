"""What the open-domain rules read: counted things, people and their ages, stated facts, measures and moments of an event."""
