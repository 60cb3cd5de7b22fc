@main
struct Main {
    static func main() async {
        _ = ProcessArguments.take()
    }
}
