namespace Gym24.Partnerships.Catalogue.Reading;

/// <summary>A piece of a catalogue file with the line it stands in, the same for YAML and JSON.</summary>
internal abstract record Node(int Line);

/// <param name="Text">As written.</param>
/// <param name="Plain">Without quotes: may be a number, a date, yes or no, or nothing.</param>
internal sealed record Scalar(int Line, string Text, bool Plain) : Node(Line)
{
    public bool IsNull => Plain && Text is "" or "~" or "null" or "Null" or "NULL";
}

internal sealed record Sequence(int Line, List<Node> Items) : Node(Line);

internal sealed record Mapping(int Line, List<(string Key, int Line, Node Value)> Entries) : Node(Line);

/// <summary>The file as a whole cannot be read.</summary>
internal sealed class UnreadableFile(MessageNumber number, int line, string value) : Exception(value)
{
    public MessageNumber Number => number;
    public int Line => line;
}
