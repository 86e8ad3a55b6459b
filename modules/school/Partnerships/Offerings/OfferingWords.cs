using System.Globalization;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Catalogue.Reading;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Offerings;

/// <summary>Facts of an offering as a person says them. <see langword="null"/> where nothing is stated.</summary>
internal static class OfferingWords
{
    /// <summary>"9 класс", "6–11 классы", "6, 8, 10 классы".</summary>
    public static string? Grades(IReadOnlyList<int> grades) => grades.Count switch
    {
        0 => null,
        1 => T["Offering.Grade", grades[0]],
        _ when grades[^1] - grades[0] == grades.Count - 1 => T["Offering.Grades", $"{grades[0]}–{grades[^1]}"],
        _ => T["Offering.Grades", string.Join(", ", grades)],
    };

    public static string? Audience(Offering offering) => List(offering.Audience, Vocabulary.Audiences);

    /// <summary>"6–11 классы" where grades are stated, else who it is for.</summary>
    public static string? ForWhom(Offering offering) => (Audience(offering), Grades(offering.Grades)) switch
    {
        (var audience, null) => audience,
        (null, var grades) => grades,
        var (audience, grades) => $"{audience}, {grades}",
    };

    /// <summary>When, in the interface's words: the source's own words stand beside it.</summary>
    public static string? When(Timing? when)
    {
        if (when is null)
            return null;
        var parts = new List<string>();
        if (when.Months.Count > 0)
            parts.Add(string.Join(", ", when.Months.Select(MonthName)));
        if (when.Season is { } season)
            parts.Add(FileCodes.Seasons.Word(season));
        if (when.Semesters.Count > 0)
            parts.Add(string.Join(", ", when.Semesters.Select(FileCodes.Semesters.Word)));
        parts.AddRange(when.Dates.Select(Span).OfType<string>());
        if (when.TimesPerYear is { } times)
            parts.Add(Words.Count(times, T["Offering.TimesForms"]));
        if (when.Year is { } year)
            parts.Add(T["Offering.Year", year]);
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }

    /// <summary>When, as short as a line of a list allows.</summary>
    public static string? ShortWhen(Timing? when) =>
        when is { Dates.Count: > 0, Months.Count: 0 } ? string.Join(", ", Months.Of(when).Select(MonthName)) : When(when);

    public static string? Places(Capacity? capacity) =>
        capacity?.Max is { } max ? T["Offering.UpTo", Words.Count(max, T["Offering.PlacesForms"])] : capacity?.Text;

    public static string? Duration(Offering offering) =>
        offering.DurationMonths is { } months ? Words.Count(months, T["Offering.MonthsForms"]) : offering.Duration;

    public static string Kind(string kind) => Vocabulary.Kinds.Title(kind);

    public static string? List(IReadOnlyList<string> codes, CodeList titles) =>
        codes.Count == 0 ? null : Capital(string.Join(", ", codes.Select(titles.Word)));

    public static string MonthName(int month) => CultureInfo.CurrentUICulture.DateTimeFormat.GetMonthName(month);

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], CultureInfo.CurrentUICulture) + text[1..];

    /// <summary>A name whose initials make an emblem: words in quotation marks count, too.</summary>
    public static string Emblem(string name) => name.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

    public static string Field(string field)
    {
        var title = T[$"Offering.Field.{field}"];
        return title.StartsWith("Offering.Field.", StringComparison.Ordinal) ? field : title;
    }

    /// <summary>Names of fields in a sentence.</summary>
    public static string Fields(IReadOnlyList<string> fields) => string.Join(", ", fields.Select(Field)).ToLower(CultureInfo.CurrentUICulture);

    /// <summary>A value of a filter as it stands in the panel and on a chip.</summary>
    public static (string Text, bool Russian) Value(Snapshot snapshot, int filter, string value) => value == Filter.NotStated
        ? (T["Offering.NotStated"], false)
        : filter switch
        {
            Filter.Partner => (snapshot.PartnerName(value), true),
            Filter.Direction => Direction(snapshot, value),
            Filter.Kind => (Kind(value), false),
            Filter.Audience => (Vocabulary.Audiences.Title(value), false),
            Filter.Grade => (T["Offering.Grade", value], false),
            Filter.Subject => (Vocabulary.Subjects.Title(value), false),
            Filter.Level => (Vocabulary.Levels.Title(value), false),
            _ => (Capital(MonthName(int.Parse(value, CultureInfo.InvariantCulture))), false),
        };

    /// <summary>Directions are the school's own words; some have an English name.</summary>
    public static (string Text, bool Russian) Direction(Snapshot snapshot, string id) =>
        !snapshot.Directions.TryGetValue(id, out var direction) ? (id, false)
        : direction.NameEn is { } english && CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? (english, false)
        : (direction.Name, true);

    private static string? Span(DateSpan span) => Words.Range(span.From, span.To) is not { } range ? null
        : span.Round is { } round ? T["Offering.RoundDates", round, range] : range;
}
