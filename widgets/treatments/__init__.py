"""What treatments differ on average, in pain and in what people can do, each beside its own yardstick."""
