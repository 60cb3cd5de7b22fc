import ArgumentParser
struct ConfigCommand: ParsableCommand {}
