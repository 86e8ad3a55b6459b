using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Files;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Course.Rules;

/// <summary>What is wrong with a cell or a line.</summary>
/// <param name="Code">The text is <c>Course.Problem.{Code}</c>.</param>
/// <param name="Column">Heading of the column; absent: the line as a whole.</param>
internal sealed record LineProblem(string Code, string? Column, params string[] Args)
{
    public string Text => T[$"Course.Problem.{Code}", [.. Args]];

    public override string ToString() => Column is null ? Text : $"{T["Course.AtColumn", Column]}: {Text}";
}

/// <summary>A line as it was understood.</summary>
/// <param name="Percent">Rounded down: 99.6 is not yet everything.</param>
/// <param name="Finished">Absent: no column says it.</param>
internal sealed record CourseLine(int Number, string Name, string? Class, string? Account, int? Percent, bool? Finished, IReadOnlyList<LineProblem> Problems)
{
    private static readonly HashSet<string> Yes = ["да", "1", "true", "yes", "завершен", "завершил", "завершила", "завершено", "пройден", "пройдено", "окончил", "окончила", "сдан", "completed", "complete", "finished", "passed"];
    private static readonly HashSet<string> No = ["", "нет", "0", "false", "no", "не завершен", "не завершил", "не завершила", "не завершено", "не пройден", "не пройдено", "в процессе", "не начат", "не начал", "не начала", "in progress", "not started", "not completed", "incomplete"];

    /// <summary>Of whom the line speaks, whatever its values: what a person decided about it is kept under this.</summary>
    public string Key
    {
        get
        {
            var key = $"{Fold.Text(Name)}|{ClassKey(Class)}|{Account?.Trim().ToLowerInvariant()}";
            return key.Length <= CourseTables.KeyLength ? key : key[..CourseTables.KeyLength];
        }
    }

    public static string ClassKey(string? name) => Fold.Text(name).Replace(" ", "", StringComparison.Ordinal);

    public static CourseLine Read(TableLine line, IReadOnlyList<string> columns, IReadOnlyDictionary<CourseField, int> mapping, bool ragged)
    {
        var problems = new List<LineProblem>();
        if (!ragged && line.Cells.Length < columns.Count)
            problems.Add(new("TooFewCells", null, $"{line.Cells.Length}", $"{columns.Count}"));
        else if (line.Cells.Skip(columns.Count).Any(c => c.Length > 0))
            problems.Add(new("TooManyCells", null, $"{line.Cells.Length}", $"{columns.Count}"));
        var name = Cell(CourseField.FullName) ?? string.Join(' ', new[] { Cell(CourseField.Surname), Cell(CourseField.GivenName), Cell(CourseField.Patronymic) }.OfType<string>());
        if (name.Length > Table.MaxCell || name.Any(char.IsControl))
            (name, _) = ("", Say("Name", NameField));
        else if (Fold.Text(name).Split(' ').Length < 2)
            Say("NameTooShort", NameField, name);
        return new(line.Number, name, Cell(CourseField.Class), Cell(CourseField.Account), Percent(), Finished(), problems);

        CourseField NameField() => mapping.ContainsKey(CourseField.FullName) ? CourseField.FullName : CourseField.Surname;

        string? Cell(CourseField field) => mapping.TryGetValue(field, out var at) && at < line.Cells.Length && line.Cells[at].Trim() is { Length: > 0 } text ? text : null;

        bool Say(string code, Func<CourseField> field, params string[] args)
        {
            problems.Add(new(code, mapping.TryGetValue(field(), out var at) && at < columns.Count ? columns[at] : null, args));
            return false;
        }

        int? Percent()
        {
            if (!mapping.ContainsKey(CourseField.Percent))
                return null;
            var text = (Cell(CourseField.Percent) ?? "").Replace("%", "", StringComparison.Ordinal).Replace(',', '.').Trim();
            if (text is "" or "-" or "–" or "—")
                return 0;
            if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number is >= 0 and <= 100)
                return (int)number;
            Say("Percent", () => CourseField.Percent, Short(Cell(CourseField.Percent)!));
            return null;
        }

        bool? Finished()
        {
            if (!mapping.ContainsKey(CourseField.Finished))
                return null;
            var word = Fold.Text(Cell(CourseField.Finished));
            if (Yes.Contains(word))
                return true;
            if (!No.Contains(word))
                Say("Finished", () => CourseField.Finished, Short(Cell(CourseField.Finished)!));
            return false;
        }

        static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
    }
}
