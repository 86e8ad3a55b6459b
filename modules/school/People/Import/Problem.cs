using System.Globalization;
using static Gym24.People.Texts;

namespace Gym24.People.Import;

/// <summary>What is wrong with a file or a line of it, kept language-free and put in words for whoever reads it.</summary>
/// <param name="Code">A stable word; the text is <c>Problem.{Code}</c>.</param>
/// <param name="Line">Line of the file, row of the sheet.</param>
/// <param name="Column">Heading of the column.</param>
internal sealed record Problem(string Code, int? Line = null, string? Column = null, params string[] Args)
{
    public string Text => T[$"Problem.{Code}", Args.Cast<object?>().ToArray()];

    public string Where => (Line, Column) switch
    {
        ({ } line, { } column) => T["Problem.AtBoth", line.ToString(CultureInfo.InvariantCulture), column],
        ({ } line, null) => T["Problem.AtLine", line.ToString(CultureInfo.InvariantCulture)],
        (null, { } column) => T["Problem.AtColumn", column],
        _ => "",
    };

    public override string ToString() => Where.Length == 0 ? Text : $"{Where}: {Text}";
}
