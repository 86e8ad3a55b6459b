using System.Globalization;
using System.Text.Json;
using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Runs;

/// <summary>What a story starts from: runs that the coordinator has opened, each on a day and an hour of its own, so that stories do not get into each other's way.</summary>
internal sealed class Scene : IDisposable
{
    private const int Sundays = 16, FirstHour = 8;
    private static int _opened, _running;

    private Scene(Api coordinator) => Coordinator = coordinator;

    public Api Coordinator { get; }

    /// <summary>The school's day, as the product in its time zone sees it.</summary>
    public static DateOnly Today =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTime.UtcNow, "Asia/Tomsk"));

    /// <summary>A day so far ahead, or the one after it: Sundays belong to the runs of <see cref="Open(int?, bool, int, string?)"/>.</summary>
    public static DateOnly Weekday(int ahead) => Today.AddDays(ahead) is { DayOfWeek: DayOfWeek.Sunday } sunday ? sunday.AddDays(1) : Today.AddDays(ahead);

    public static async Task<Scene> Of(Product product) => new(await Api.For(product, Roles.Coordinator));

    /// <summary>A run somewhere ahead, enrolment open.</summary>
    public Task<Run> Open(int? places = null, bool automatic = true, int grade = 8, string? offering = null)
    {
        var number = Interlocked.Increment(ref _opened);
        var day = Today.AddDays(7 - (int)Today.DayOfWeek + (7 * (number % Sundays)));
        return Open(day, day, TimeOnly.MinValue.AddHours(FirstHour + (number / Sundays)), places, automatic, grade, offering);
    }

    /// <summary>A run that began a week ago and is held weekly, enrolment still open: attendance and results can be entered.</summary>
    public Task<Run> OpenRunning(int? places = null, int grade = 8)
    {
        var number = Interlocked.Increment(ref _running);
        var days = Enumerable.Range(7, 7).Select(ago => Today.AddDays(-ago)).Where(day => day.DayOfWeek != DayOfWeek.Sunday).ToList();
        var from = days[number % days.Count];
        return Open(from, from.AddDays(14), new TimeOnly(6 + (number / days.Count), 0), places, false, grade, null);
    }

    /// <summary>An offering for pupils of a grade and its neighbours, or for none of that grade. Partners who book by slots are left to their own stories.</summary>
    public async Task<string> Offering(int grade, bool suits = true)
    {
        var found = (await Coordinator.Get("offerings?partner=tgu&status=active&audience=pupils&size=100")).GetProperty("items").EnumerateArray();
        return found.First(o => o.GetProperty("variants").GetArrayLength() == 0 && o.GetProperty("partners").EnumerateArray().All(p => p.GetString() != "tusur")
            && o.GetProperty("grades") is { ValueKind: JsonValueKind.Object } grades && grades.GetProperty("to").ValueKind == JsonValueKind.Number
            && (grades.GetProperty("from").GetInt32() <= grade && grade <= grades.GetProperty("to").GetInt32()) == suits).GetProperty("id").GetString()!;
    }

    public Task<JsonElement> Read(Run run) => Coordinator.Get($"runs/{run.Id}");

    public async Task<IReadOnlyList<JsonElement>> Applications(Run run) =>
        [.. (await Coordinator.Get($"applications?run={run.Id}&size=100")).GetProperty("items").EnumerateArray()];

    public void Dispose() => Coordinator.Dispose();

    private async Task<Run> Open(DateOnly from, DateOnly to, TimeOnly at, int? places, bool automatic, int grade, string? offering)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"Проба {Interlocked.Increment(ref _opened)}");
        var made = await Coordinator.Post("runs", new
        {
            Offering = offering ?? await Offering(grade), Title = title, Starts = from, Ends = to, At = at, Until = at.AddMinutes(30),
            EnrolFrom = from < Today ? from : Today, EnrolTo = to < Today ? Today : to, Places = places, Decision = automatic ? "automatic" : "coordinator",
        });
        return new Run(made.GetProperty("id").GetGuid(), made.GetProperty("version").GetInt32(), title);
    }
}

internal sealed record Run(Guid Id, int Version, string Title)
{
    public string Address => $"/runs/{Id}";
}
