"""The bill of materials: what the lock names, and what came embedded in it. A developer's tool."""
