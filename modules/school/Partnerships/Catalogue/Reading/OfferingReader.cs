using Gym24.Contracts.Offerings;
using static Gym24.Partnerships.Catalogue.Reading.MessageNumber;

namespace Gym24.Partnerships.Catalogue.Reading;

/// <summary>Reads one offering of a catalogue file.</summary>
internal static class OfferingReader
{
    private const int LastGrade = 11;

    public static Offering Read(EntryReader entry)
    {
        var duration = entry.Map("duration");
        var offering = new Offering
        {
            Id = entry.Id(),
            Name = entry.Text("name", 500, required: true) ?? "",
            Partners = entry.References("partners", required: true),
            Kind = entry.Code("kind", Vocabulary.Kinds, required: true) ?? "",
            AlsoKinds = entry.Codes("alsoKinds", Vocabulary.Kinds),
            Audience = entry.Codes("audience", Vocabulary.Audiences),
            Grades = Grades(entry.Map("grades")),
            GradesNote = entry.Text("gradesNote"),
            Subjects = entry.Codes("subjects", Vocabulary.Subjects),
            Direction = entry.Reference("direction"),
            ActivityTypes = entry.Codes("activityTypes", Vocabulary.ActivityTypes),
            Level = entry.Code("level", Vocabulary.Levels),
            When = When(entry.Map("when")),
            Capacity = Capacity(entry.Map("capacity")),
            DurationMonths = duration?.Number("months", 1, 120),
            Duration = duration?.Text("text"),
            Urls = entry.Urls("urls"),
            Status = CatalogueReader.Status(entry),
            Note = entry.Text("note", EntryReader.LongText),
            Aim = entry.Text("aim", EntryReader.LongText),
            Unspecified = entry.Text("unspecified"),
            OwnLabel = entry.YesNo("ownLabel"),
            SourceSpelling = entry.Text("sourceSpelling"),
            Rows = entry.References("rows"),
            PartOf = entry.Reference("partOf"),
            Coordinators = entry.Texts("coordinators"),
            Stages = entry.Texts("stages"),
            Rounds = entry.Maps("rounds").Select(Round).ToList(),
            Tracks = entry.Maps("tracks").Select(Track).ToList(),
            // The sources call some parts variants and some models; one applies to either in the same way.
            Variants = [.. entry.Maps("variants").Select(Variant), .. entry.Maps("models").Select(Variant)],
            LegalBasis = entry.References("legalBasis"),
            Inferred = entry.Texts("inferred", 100),
            Conflicts = CatalogueReader.ConflictNotes(entry),
            Sources = CatalogueReader.SourceNotes(entry),
        };
        duration?.End();
        return offering;
    }

    private static IReadOnlyList<int> Grades(EntryReader? grades)
    {
        if (grades is null)
            return [];
        var list = grades.Numbers("list", 1, LastGrade);
        var (from, to) = (grades.Number("from", 1, LastGrade), grades.Number("to", 1, LastGrade));
        grades.End();
        if (grades.Faulty || list.Count > 0)
        {
            if (list.Count > 0 && (from ?? to) is not null)
                grades.Fault(Twice, grades.Line, "list", "from/to");
            return list;
        }
        if (from is null || to is null)
            grades.Fault(Missing, grades.Line, from is null ? "from" : "to");
        else if (to < from)
            grades.Fault(EndBeforeStart, grades.At("to"), "to");
        else
            return Enumerable.Range(from.Value, to.Value - from.Value + 1).ToList();
        return [];
    }

    private static Timing? When(EntryReader? when)
    {
        if (when is null)
            return null;
        var timing = new Timing(
            when.Numbers("months", 1, 12), when.Code("season", FileCodes.Seasons), when.Codes("semesters", FileCodes.Semesters),
            when.Number("timesPerYear", 1, 366), when.Number("year", 1990, 2100), when.Maps("dates").Select(Span).ToList(), when.Text("text"));
        when.End();
        return timing;
    }

    private static DateSpan Span(EntryReader dates)
    {
        var span = new DateSpan(dates.Date("from"), dates.Date("to"), dates.Number("round", 1, 100));
        if (span.To < span.From)
            dates.Fault(EndBeforeStart, dates.At("to"), "to");
        if (span.From is null && span.To is null && !dates.Faulty)
            dates.Fault(Missing, dates.Line, "from");
        dates.End();
        return span;
    }

    private static Capacity? Capacity(EntryReader? capacity)
    {
        if (capacity is null)
            return null;
        var places = new Capacity(capacity.Number("max", 1, 100_000), capacity.Text("text"));
        capacity.End();
        return places;
    }

    private static Round Round(EntryReader entry)
    {
        var round = new Round(entry.Number("number", 1, 100, required: true) ?? 0, entry.Text("topic"));
        entry.End();
        return round;
    }

    private static Track Track(EntryReader entry)
    {
        var track = new Track(entry.Text("name", 300, required: true) ?? "", entry.Codes("subjects", Vocabulary.Subjects));
        entry.End();
        return track;
    }

    private static Variant Variant(EntryReader entry)
    {
        var variant = new Variant(entry.Id(), entry.Text("name", 500, required: true) ?? "",
            entry.Codes("subjects", Vocabulary.Subjects), Capacity(entry.Map("capacity")));
        entry.End();
        return variant;
    }
}
