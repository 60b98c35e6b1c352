"""Real servers for the tests: started without a system service, each in a folder of its own."""
