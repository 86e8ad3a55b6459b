using Gym24.Contracts.Offerings;

namespace Gym24.Partnerships.Demo;

/// <summary>How an offering of a kind is usually held.</summary>
/// <param name="Sessions">How many days.</param>
/// <param name="Step">Days between them.</param>
/// <param name="Ranked">Has winners.</param>
internal sealed record DemoShape(int Sessions, int Step, TimeOnly At, TimeOnly Until, int Places, bool Ranked)
{
    private static readonly DemoShape
        Lessons = new(10, 7, new(15, 0), new(16, 30), 18, false),
        Holiday = new(5, 1, new(10, 0), new(13, 0), 24, false),
        Contest = new(1, 1, new(10, 0), new(13, 0), 40, true),
        Visit = new(1, 1, new(14, 30), new(16, 0), 25, false);

    public static DemoShape Of(Offering offering)
    {
        var shape = offering.Kind switch
        {
            "programme" or "course" or "preparatory-course" or "online-course" or "consultation" or "cpd-course" or "language-club" => Lessons,
            "profile-shift" or "practice" => Holiday,
            "olympiad" or "contest" or "game" or "quiz" or "conference" or "forum" or "reading" => Contest,
            _ => Visit,
        };
        return offering.Capacity?.Max is { } max ? shape with { Places = max } : shape;
    }

    /// <summary>From the first day to the last.</summary>
    public int Span => (Sessions - 1) * Step;

    /// <summary>The days of a run that begins on a day; nothing is held on Sundays.</summary>
    public IReadOnlyList<DateOnly> Days(DateOnly first)
    {
        if (first.DayOfWeek == DayOfWeek.Sunday)
            first = first.AddDays(1);
        var days = Enumerable.Range(0, Sessions).Select(i => first.AddDays(i * Step));
        return [.. days.Select(d => d.DayOfWeek == DayOfWeek.Sunday ? d.AddDays(Sessions) : d).Order()];
    }
}
