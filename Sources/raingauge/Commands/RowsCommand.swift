import ArgumentParser
struct RowsCommand: ParsableCommand {}
