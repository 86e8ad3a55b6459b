using Gym24.Contracts.People;
using Gym24.Contracts.Ui;
using static Gym24.People.Texts;

namespace Gym24.People;

internal static class PersonWords
{
    public static string Text(this PersonKind kind) => T[$"Kind.{kind}"];

    public static string NumberOf(PersonKind kind) => T[kind == PersonKind.Pupil ? "Person.FileNumber" : "Person.StaffNumber"];

    public static List<Option> Kinds(params PersonKind[] kinds) => kinds.Select(k => new Option(k.ToString(), k.Text())).ToList();

    /// <summary>What a date field posted; an unreadable one becomes a date no rule accepts.</summary>
    public static DateOnly? Date(string? posted) => string.IsNullOrWhiteSpace(posted) ? null
        : DateOnly.TryParseExact(posted, "yyyy-MM-dd", out var date) ? date : DateOnly.MinValue;

    public static Guid? Id(string? posted) => Guid.TryParse(posted, out var id) ? id : null;

    public static string? Short(DateOnly? date) => date?.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
