import Foundation

/// What the kernel knows of a running process, read from `/proc`.
struct ProcessFacts {
    /// Of all its threads, with the precision of the scheduler.
    let processorTime: Duration
    /// How often any of its threads was given the processor or lost it.
    let contextSwitches: Int
    let residentBytes: Int
    let peakResidentBytes: Int

    init(of process: Int32) throws {
        let tasks = try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
        var (nanoseconds, switches) = (0, 0)
        for task in tasks {
            let scheduled = try Self.text("/proc/\(process)/task/\(task)/schedstat")
            nanoseconds += scheduled.split(separator: " ").first.flatMap { Int($0) } ?? 0
            let status = try Self.text("/proc/\(process)/task/\(task)/status")
            switches += Self.number(after: "\nvoluntary_ctxt_switches:", in: status)
            switches += Self.number(after: "\nnonvoluntary_ctxt_switches:", in: status)
        }
        (processorTime, contextSwitches) = (.nanoseconds(nanoseconds), switches)
        let status = try Self.text("/proc/\(process)/status")
        residentBytes = Self.number(after: "\nVmRSS:", in: status) * 1024
        peakResidentBytes = Self.number(after: "\nVmHWM:", in: status) * 1024
    }

    /// Of all programs that were started here and have ended.
    static var processorTimeOfChildren: Duration {
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        return [usage.ru_utime, usage.ru_stime].reduce(.zero) {
            $0 + .seconds($1.tv_sec) + .microseconds($1.tv_usec)
        }
    }

    private static func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    private static func number(after label: String, in text: String) -> Int {
        guard let label = text.range(of: label) else { return 0 }
        let rest = text[label.upperBound...].drop(while: \.isWhitespace)
        return Int(rest.prefix(while: \.isNumber)) ?? 0
    }
}
