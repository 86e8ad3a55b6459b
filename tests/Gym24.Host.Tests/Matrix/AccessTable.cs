namespace Gym24.Host.Tests.Matrix;

/// <summary>The page <c>docs/operations/access-matrix.md</c>: a row per way in, a column per role.</summary>
internal sealed class AccessTable
{
    public static readonly string[] Roles = ["nobody", "administrator", "head", "deputyHead", "coordinator", "teacher", "psychologist", "pupil", "parent", "partner"];
    private const string Divider = " | ";
    private readonly List<string> _head;

    private AccessTable(List<string> head, IReadOnlyDictionary<string, Line> lines) => (_head, Lines) = (head, lines);

    public IReadOnlyDictionary<string, Line> Lines { get; }

    /// <param name="Needs">The permission.</param>
    /// <param name="Of">For each parameter the table its ids are taken from, a column of it, or a fixed value in quotes.</param>
    /// <param name="Whose"><c>person's</c> or <c>partner's</c> where reach decides; <c>in charge</c>; empty where it is common to all who hold the permission.</param>
    /// <param name="Cells">What each role meets.</param>
    public sealed record Line(string Needs, string Of, string Whose, IReadOnlyDictionary<string, string> Cells)
    {
        public bool ByReach => Whose is "person's" or "partner's";

        public bool ByCharge => Whose == "in charge";

        /// <summary>The table whose rows are tried; none where all ids are fixed.</summary>
        public string? Table => Sources.LastOrDefault(s => !IsFixed(s));

        public IReadOnlyList<string> Ids(Func<string, string> of) => [.. Sources.Select(s => IsFixed(s) ? s.Trim('\'') : of(s))];

        private string[] Sources => Of.Split(", ", StringSplitOptions.RemoveEmptyEntries);

        private static bool IsFixed(string source) => source.StartsWith('\'');
    }

    public static AccessTable Read(string file)
    {
        var lines = File.ReadAllLines(file);
        var rows = lines.Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Trim('|', ' ').Split('|').Select(c => c.Trim()).ToArray());
        return new([.. lines.TakeWhile(l => !l.StartsWith('|'))], rows.ToDictionary(r => r[0].Trim('`'),
            r => new Line(r[1], r[2], r[3], Roles.Zip(r.Skip(4)).ToDictionary(c => c.First, c => c.Second))));
    }

    /// <summary>The page as it would be with other cells.</summary>
    public IEnumerable<string> With(IEnumerable<(string Door, Line Line)> lines) =>
    [
        .. _head,
        $"| Way in | Permission | Rows | Whose | {string.Join(Divider, Roles)} |",
        $"|---|---|---|---|{string.Concat(Roles.Select(_ => "---|"))}",
        .. lines.Select(l => $"| `{l.Door}` | {l.Line.Needs} | {l.Line.Of} | {l.Line.Whose} | {string.Join(Divider, Roles.Select(r => l.Line.Cells[r]))} |"),
    ];
}
