/// Statements that no server takes, whatever is in its tables: a change of a column to `serial`, which is no type; a type
/// that is dropped while a column has it; a `$1` for which nobody gives a value.
///
/// - Source: drizzle-orm issues 834, 2183, 2999, 4982; the kit writes all three.
struct ImpossibleStatements: CheckRule {
    func findings(in material: CheckMaterial) -> [CheckFinding] {
        material.faults { fault in
            guard let (id, sentence) = fault.cause.impossible(in: fault.tag) else { return nil }
            return CheckFinding(
                id, .danger, at: [fault.finding], "\(sentence) (\(fault.sqlState)).", remedy: fault.remedy)
        }
    }
}

extension RunFault.Cause {
    fileprivate func impossible(in tag: String) -> (id: String, sentence: String)? {
        switch self {
        case .noSuchType(let type):
            (
                "no-such-type",
                "\(tag) changes a column to \(type), which is no type but a way to write a new column"
            )
        case .typeInUse(let type, let column):
            ("type-in-use", "\(tag) drops the type \(type), which \(column) still has")
        case .parameter(let name):
            ("parameter-without-value", "\(tag) holds \(name), for which Drizzle gives no value")
        case .outsideTransaction, .newEnumValue, .cut, .refused, .nameTaken, .missing, .row, .execution,
            .catalog:
            nil
        }
    }
}
