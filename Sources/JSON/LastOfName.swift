/// The members of a JSON object while they come: of several with one name the last counts, at the place of the first, as
/// `JSON.parse` has it.
package struct LastOfName<Value> {
    package private(set) var values: [Value] = []
    private var places: [String: Int] = [:]

    package init() {}

    package mutating func set(_ name: String, _ value: Value) {
        if let place = places[name] {
            values[place] = value
        } else {
            places[name] = values.count
            values.append(value)
        }
    }
}
