using Gym24.Contracts;
using Gym24.Contracts.Shell;
using Gym24.Tpu.Saturdays;
using Gym24.Tpu.Saturdays.ChangeSaturday;
using Gym24.Tpu.Saturdays.OpenSeries;
using static Gym24.Tpu.Tests.TpuSchool;

namespace Gym24.Tpu.Tests.Saturdays;

public sealed class SeriesTests
{
    private static readonly DayFacts Holiday = new(new(2026, 12, 5), DayOff.Holiday, new LocalText("Праздник"), "закон");
    private static readonly DayFacts Vacation = new(new(2026, 12, 26), DayOff.Vacation, new LocalText("Каникулы"));
    private static readonly DayFacts Worked = new(new(2026, 12, 12), null, new LocalText("Перенос"), MovedToWork: true, WorksFor: new(2026, 12, 31));

    [Theory]
    [InlineData(false, "28 19", "5 12 26")]
    [InlineData(true, "28 12 19", "5 26")]
    public void Days_off_fall_out_and_working_saturdays_are_the_coordinators_affair(bool onWorked, string held, string skipped)
    {
        var (from, to) = (new DateOnly(2026, 11, 25), new DateOnly(2026, 12, 27));
        var plan = SeriesPlan.Of(from, to, onWorked, new SchoolDays(from, to, [Holiday, Vacation, Worked]));
        Assert.Equal((held, skipped), (Text(plan.Held), Text(plan.Skipped)));

        static string Text(IEnumerable<DayFacts> days) => string.Join(' ', days.Select(d => d.Day.Day));
    }

    [Fact]
    public async Task A_series_is_a_run_on_its_saturdays_with_what_is_skipped_and_why()
    {
        await using var tpu = await Start(special: [Holiday, Worked]);
        var run = await tpu.AsCoordinator().School.Send(new OpenSeries(Draft(20) with { OnWorked = true }));
        var series = await tpu.Read(run);
        Assert.Equal([28, 12, 19, 26], series.Saturdays.Select(s => s.On.Day));
        Assert.Equal(["Реактор", "Нефть", null, null], series.Saturdays.Select(s => s.Topic));
        Assert.Equal([false, true, false, false], series.Saturdays.Select(s => s.Conflicts));
        Assert.Equal(Holiday, Assert.Single(series.Skipped));
        Assert.All(series.Saturdays, s => Assert.Equal(20, s.Places));
    }

    [Fact]
    public async Task What_is_sent_twice_opens_one_series()
    {
        await using var tpu = await Start();
        await tpu.AsCoordinator().Open();
        Assert.Equal("duplicate", (await Refused(() => tpu.Open())).Code);
    }

    [Theory]
    [InlineData("2026-12-20", "2026-12-10", "to")]
    [InlineData("2026-12-21", "2026-12-22", "from")]
    [InlineData("2026-12-01", "2027-09-10", "to")]
    [InlineData("2026-12-01", "2028-09-10", "to")]
    public async Task Wrong_spans_are_refused_beside_the_field(string from, string to, string field)
    {
        await using var tpu = await Start();
        var refusal = await Refused(() => tpu.AsCoordinator().School.Send(new OpenSeries(Draft() with
        {
            From = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), To = DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture),
        })));
        Assert.Equal(field, refusal.Faults[0].Field);
    }

    [Fact]
    public async Task A_span_of_which_nothing_is_left_says_why()
    {
        await using var tpu = await Start(special: Holiday);
        var refusal = await Refused(() => tpu.AsCoordinator().School.Send(new OpenSeries(Draft() with { From = Holiday.Day, To = Holiday.Day })));
        Assert.Contains("Праздник", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_coordinator_opens_a_series()
    {
        await using var tpu = await Start();
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => tpu.AsTeacher().Open())).Kind);
    }

    [Fact]
    public async Task Places_never_fall_below_those_taken_and_an_older_page_is_refused()
    {
        await using var tpu = await Start();
        var run = await tpu.AsCoordinator().Open(places: 3);
        var day = (await tpu.Read(run)).Saturdays[0];
        await tpu.Choose(run, tpu.Ninths[0], day.Id);
        await tpu.Choose(run, tpu.Ninths[1], day.Id);
        Assert.Equal("places-taken", (await Refused(() => tpu.School.Send(new ChangeSaturday(day.Id, day.Version, "Новая", 1)))).Code);
        await tpu.School.Send(new ChangeSaturday(day.Id, day.Version, "Новая", 2));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => tpu.School.Send(new ChangeSaturday(day.Id, day.Version, "Другая", 5)))).Kind);
        Assert.Equal(("Новая", 2), ((await tpu.Read(run)).Saturdays[0].Topic, (await tpu.Read(run)).Saturdays[0].Places));
    }
}
