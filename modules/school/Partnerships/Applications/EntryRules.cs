using Gym24.Contracts;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Runs;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications;

/// <summary>How much a finding weighs.</summary>
internal enum Weight
{
    /// <summary>Worth knowing; the coordinator decides.</summary>
    Doubt,

    /// <summary>A reason of somebody who may overrule lets it pass.</summary>
    Overrulable,

    /// <summary>As <see cref="Overrulable"/>, but only for those who may overrule everywhere.</summary>
    Closed,

    /// <summary>Nobody can let it pass.</summary>
    Blocks,
}

/// <summary>What speaks against an entry.</summary>
internal sealed record Finding(string Code, Weight Weight, string Message)
{
    public Fault On(string? field) => new(field, Message, Code, Weight is Weight.Overrulable or Weight.Closed);
}

/// <summary>Two days of a person on which two runs are held.</summary>
internal sealed record Clash(Guid Person, string Run, DateOnly On, bool Certain);

/// <summary>The rules of entering, without a database.</summary>
internal static class EntryRules
{
    /// <summary>What speaks against anybody's entry now.</summary>
    public static IReadOnlyList<Finding> OfRun(Run run, Offering? offering, DateOnly today)
    {
        if (run.State != RunState.Open)
            return [new("not-active", Weight.Blocks, T[run.State == RunState.Cancelled ? "Run.IsCancelled" : "Run.IsClosed"])];
        if (run.Ends < today)
            return [new("not-active", Weight.Blocks, T["Application.RunOver"])];
        // One that is no longer offered takes no new runs; what was opened goes on.
        if (offering is null)
            return [new("not-active", Weight.Blocks, T["Run.Historic"])];
        if (today < run.EnrolFrom)
            return [new("window-not-open", Weight.Closed, T["Application.NotOpen", Words.Date(run.EnrolFrom)])];
        return today > run.EnrolTo ? [new("window-closed", Weight.Closed, T["Application.Closed", Words.Date(run.EnrolTo)])] : [];
    }

    /// <summary>What speaks against a person's entry.</summary>
    public static IReadOnlyList<Finding> OfPerson(
        Offering offering, PersonFacts person, DateOnly today, ApplicationState? earlier, IEnumerable<Clash> clashes)
    {
        if (earlier is { } state && state != ApplicationState.Rejected && !Seats.IsOver(state))
            return [new("already-applied", Weight.Blocks, T["Application.Already"])];
        if (person.LeftOn is { } left && left <= today)
            return [new("left", Weight.Blocks, T["Application.Left"])];
        var found = new List<Finding>();
        if (earlier == ApplicationState.Rejected)
            found.Add(new("rejected", Weight.Closed, T["Application.RejectedBefore"]));
        if (offering.Audience.Count > 0 && !offering.Audience.Contains(AudienceOf(person.Kind)))
            found.Add(new("audience", Weight.Overrulable, T["Application.Audience." + AudienceOf(person.Kind)]));
        if (person.Kind == PersonKind.Pupil)
            found.AddRange(OfGrade(offering, person.Grade));
        // One clash is enough to say; the certain one first.
        if (clashes.OrderByDescending(c => c.Certain).ThenBy(c => c.On).FirstOrDefault() is { } clash)
            found.Add(clash.Certain
                ? new("overlap", Weight.Overrulable, T["Application.Overlap", clash.Run, Words.Date(clash.On)])
                : new("overlap-unknown", Weight.Doubt, T["Application.OverlapUnknown", clash.Run, Words.Date(clash.On)]));
        return found;
    }

    private static IEnumerable<Finding> OfGrade(Offering offering, int? grade)
    {
        if (offering.Grades.Count == 0)
            yield return new("grade-unknown", Weight.Doubt, T["Application.GradeUnknown"]);
        else if (grade is not { } g)
            yield return new("grade", Weight.Overrulable, T["Application.NoGrade", Range(offering.Grades)]);
        else if (!offering.Grades.Contains(g))
            yield return new("grade", Weight.Overrulable, T["Application.Grade", g, Range(offering.Grades)]);
    }

    /// <summary>"5–7, 9".</summary>
    public static string Range(IReadOnlyList<int> grades)
    {
        var parts = new List<string>();
        for (var i = 0; i < grades.Count; i++)
        {
            var first = grades[i];
            while (i + 1 < grades.Count && grades[i + 1] == grades[i] + 1)
                i++;
            parts.Add(first == grades[i] ? $"{first}" : $"{first}–{grades[i]}");
        }
        return string.Join(", ", parts);
    }

    private static string AudienceOf(PersonKind kind) => kind switch
    {
        PersonKind.Pupil => "pupils",
        PersonKind.Staff => "teachers",
        _ => "parents",
    };
}
