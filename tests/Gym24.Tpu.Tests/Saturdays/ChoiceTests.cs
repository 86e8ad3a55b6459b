using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Tpu.Saturdays.ChooseSaturdays;
using Gym24.Tpu.Saturdays.MarkSaturday;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tpu.Tests.TpuSchool;

namespace Gym24.Tpu.Tests.Saturdays;

public sealed class ChoiceTests
{
    [Fact]
    public async Task A_pupil_enters_once_and_chooses_three_of_five()
    {
        await using var tpu = await Start();
        var run = await tpu.AsCoordinator().Open(places: 10);
        var days = await tpu.Days(run);
        await tpu.As(tpu.Ninths[0]).Choose(run, tpu.Ninths[0], days[0], days[2], days[4]);
        await tpu.Choose(run, tpu.Ninths[0], days[0], days[2], days[4]);
        Assert.Equal([1, 0, 1, 0, 1], (await tpu.Read(run)).Saturdays.Select(s => s.Taken));
        // The catalogue does not state for which grades: the coordinator still agrees.
        Assert.Equal(ApplicationState.Submitted, Assert.Single(await tpu.Entries(run)).State);
        Assert.True(Assert.Single(await tpu.School.Send(new ReadMine(run))).Waits);
    }

    [Fact]
    public async Task A_choice_can_be_changed_until_the_day_before()
    {
        await using var tpu = await Start();
        var run = await tpu.AsCoordinator().Open(places: 10);
        var (days, pupil) = (await tpu.Days(run), tpu.Ninths[0]);
        await tpu.As(pupil).Choose(run, pupil, days[0], days[1]);
        await tpu.On(new(2026, 12, 4)).Choose(run, pupil, days[2]);
        // The first one is over and stays; the second is tomorrow and was given back.
        Assert.Equal([1, 0, 1, 0, 0], (await tpu.Read(run)).Saturdays.Select(s => s.Taken));
        var late = await Refused(() => tpu.On(new(2026, 12, 5)).Choose(run, pupil, days[1], days[2]));
        Assert.Equal(("too-late", "saturdays"), (late.Code, late.Faults[0].Field));
        await tpu.AsCoordinator().Choose(run, pupil, days[1], days[2]);
    }

    [Fact]
    public async Task Places_of_a_saturday_are_never_oversold()
    {
        await using var tpu = await Start(pupils: 12);
        var run = await tpu.AsCoordinator().Open(places: 5);
        var day = (await tpu.Days(run))[0];
        var got = await Task.WhenAll(tpu.Ninths.Concat(tpu.Tenths).Select(async pupil =>
        {
            try { return await tpu.Choose(run, pupil, day); }
            catch (Refusal refusal) { Assert.Equal("full", refusal.Code); return false; }
        }));
        Assert.Equal(5, got.Count(g => g));
        Assert.Equal(5, (await tpu.Read(run)).Saturdays[0].Taken);
        // Who was refused is not in the series either: nothing of a refused choice is saved.
        Assert.Equal(5, (await tpu.Entries(run)).Count);
    }

    [Fact]
    public async Task A_class_is_entered_whole_or_not_at_all()
    {
        await using var tpu = await Start();
        var run = await tpu.AsCoordinator().Open(places: 3);
        var days = await tpu.Days(run);
        var refusal = await Refused(() => tpu.AsTeacher().School.Send(new ChooseSaturdays(run, [.. tpu.Ninths.Select(p => p.Id)], [days[0]])));
        Assert.Contains("3", refusal.Message, StringComparison.Ordinal);
        await tpu.School.Send(new ChooseSaturdays(run, [.. tpu.Ninths.Take(3).Select(p => p.Id)], [days[0]]));
        Assert.Equal(3, (await tpu.Read(run)).Saturdays[0].Taken);
    }

    [Fact]
    public async Task Nobody_chooses_for_strangers()
    {
        await using var tpu = await Start();
        var run = await tpu.AsCoordinator().Open();
        var days = await tpu.Days(run);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => tpu.As(tpu.Ninths[0]).Choose(run, tpu.Ninths[1], days[0]))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => tpu.AsTeacher().Choose(run, tpu.Tenths[0], days[0]))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => tpu.AsMother().Choose(run, tpu.Ninths[1], days[0]))).Kind);
        Assert.Equal(RefusalKind.Invalid, (await Refused(() => tpu.AsMother().Choose(run, tpu.Ninths[0], Guid.NewGuid()))).Kind);
        await tpu.Choose(run, tpu.Ninths[0], days[0]);
        Assert.Equal(tpu.Ninths[0].Id, Assert.Single(await tpu.School.Send(new ReadMine(run))).Person);
    }

    [Fact]
    public async Task Only_those_expected_are_marked_and_the_pupil_sees_how_many()
    {
        await using var tpu = await Start();
        var run = await tpu.AsCoordinator().Open();
        var (days, pupil) = (await tpu.Days(run), tpu.Ninths[0]);
        await tpu.Choose(run, pupil, days[0], days[1], days[2]);
        await tpu.Choose(run, tpu.Tenths[0], days[0]);
        await tpu.Choose(run, tpu.Ninths[1], days[1]);
        tpu.On(new(2026, 12, 6)).AsTeacher();
        Assert.Equal(pupil.Id, Assert.Single((await tpu.School.Send(new ReadSaturday(days[0]))).People).Person);
        Assert.Equal("not-expected", (await Refused(() => Mark(days[0], tpu.Ninths[1].Id))).Code);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => Mark(days[0], tpu.Tenths[0].Id))).Kind);
        await Mark(days[0], pupil.Id);
        await Mark(days[1], pupil.Id);
        Assert.Equal(0, await Mark(days[1], pupil.Id));
        await Assert.ThrowsAsync<Refusal>(() => Mark(days[2], pupil.Id));
        var mine = Assert.Single(await tpu.As(pupil).School.Send(new ReadMine(run)));
        Assert.Equal((2, 3), (mine.Attended, mine.Chosen.Count));

        Task<int> Mark(Guid day, Guid person) => tpu.School.Send(new MarkSaturday(day, [new SaturdayMark(person, Presence.Present)]));
    }

    [Fact]
    public async Task Who_leaves_the_series_gives_the_places_back()
    {
        await using var tpu = await Start();
        var run = await tpu.AsCoordinator().Open(places: 1);
        var (days, pupil) = (await tpu.Days(run), tpu.Ninths[0]);
        await tpu.Choose(run, pupil, days[0], days[1]);
        await tpu.Within(async services =>
        {
            services.GetRequiredService<TpuDb>().Publish(new ApplicationMoved(Guid.NewGuid(), run, pupil.Id, ApplicationState.Approved, ApplicationState.Withdrawn));
            return await services.GetRequiredService<TpuDb>().SaveChangesAsync();
        });
        await tpu.School.Deliver();
        Assert.All((await tpu.Read(run)).Saturdays, s => Assert.Equal(0, s.Taken));
        await tpu.Choose(run, tpu.Ninths[1], days[0]);
    }

    [Fact]
    public async Task Another_run_on_one_of_the_days_is_no_hindrance()
    {
        await using var tpu = await Start();
        var run = await tpu.AsCoordinator().Open();
        await tpu.Within(async services =>
        {
            var day = new DateOnly(2026, 12, 5);
            var other = await services.GetRequiredService<IRuns>().Open(new NewRun(
                "tpu-future-freshman-day", 2026, null, day, day, new(11, 0), new(12, 0), null, null, null, null, null, Automatic: true));
            return await services.GetRequiredService<IApplications>().Enter(other, [tpu.Ninths[0].Id]);
        });
        await tpu.As(tpu.Ninths[0]).Choose(run, tpu.Ninths[0], (await tpu.Days(run))[0]);
        Assert.Single(await tpu.Entries(run));
    }

    [Fact]
    public async Task A_series_that_was_called_off_takes_nobody()
    {
        await using var tpu = await Start();
        var run = await tpu.AsCoordinator().Open();
        var days = await tpu.Days(run);
        await tpu.Within(async services => { await services.GetRequiredService<IRuns>().Cancel(run, "карантин"); return true; });
        Assert.Equal("not-active", (await Refused(() => tpu.As(tpu.Ninths[0]).Choose(run, tpu.Ninths[0], days[0]))).Code);
    }
}
