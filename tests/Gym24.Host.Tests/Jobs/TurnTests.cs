using Gym24.Contracts;
using Gym24.Host.Jobs.JobList;

namespace Gym24.Host.Tests.Jobs;

/// <summary>Every job has its turns: none twice, none lost, and one that fails disturbs no other.</summary>
public sealed class TurnTests : IAsyncLifetime
{
    private JobRoom _room = null!;

    public async ValueTask InitializeAsync() => _room = await JobRoom.Open();

    public ValueTask DisposeAsync() => _room.DisposeAsync();

    [Fact]
    public async Task A_turn_comes_once_at_its_time_in_the_schools_zone()
    {
        // It has never had one: it has missed one.
        await _room.Turn();
        await _room.Turn();
        Assert.Equal(1, _room.Nightly.Steps);
        Assert.Equal(new DateTime(2026, 11, 23, 20, 30, 0, DateTimeKind.Utc), (await _room.Listed(_room.Nightly)).NextAt);
        await _room.Turn(new TimeSpan(17, 29, 59));
        Assert.Equal(1, _room.Nightly.Steps);
        await _room.Turn(TimeSpan.FromSeconds(1));
        await _room.Turn();
        Assert.Equal(2, _room.Nightly.Steps);
        // Three nights without the platform are one turn.
        _room.Anew();
        await _room.Turn(TimeSpan.FromDays(3));
        await _room.Turn();
        Assert.Equal(3, _room.Nightly.Steps);
    }

    [Fact]
    public async Task A_turn_is_taken_to_its_end_whoever_takes_it()
    {
        var left = 5;
        _room.Nightly.Does = () => --left > 0;
        Assert.True(await _room.Turn());
        Assert.True(await _room.Turn());
        Assert.Equal(JobState.Running, (await _room.Listed(_room.Nightly)).State);
        _room.Anew();
        while (await _room.Turn(TimeSpan.FromSeconds(1)))
        {
        }
        Assert.Equal((0, 5), (left, _room.Nightly.Steps));
        Assert.Equal(JobState.Waiting, (await _room.Listed(_room.Nightly)).State);
    }

    [Fact]
    public async Task What_fails_says_why_rests_longer_and_longer_and_disturbs_nobody()
    {
        _room.Nightly.Does = () => throw new InvalidOperationException("no ink\0 left");
        await _room.Turn();
        var listed = await _room.Listed(_room.Nightly);
        Assert.Equal((JobState.Failed, "InvalidOperationException: no ink left"), (listed.State, listed.Error));
        await _room.Turn(TimeSpan.FromSeconds(29));
        Assert.Equal(1, _room.Nightly.Steps);
        await _room.Turn(TimeSpan.FromSeconds(1));
        await _room.Turn(TimeSpan.FromSeconds(59));
        Assert.Equal(2, _room.Nightly.Steps);
        await _room.Turn(TimeSpan.FromSeconds(1));
        Assert.Equal((3, 5), (_room.Nightly.Steps, _room.Always.Steps));

        _room.Nightly.Does = () => false;
        await _room.Tell(change => change.Handle(new RunJob(listed.Id), default));
        await _room.Turn();
        listed = await _room.Listed(_room.Nightly);
        Assert.Equal((JobState.Waiting, null), (listed.State, listed.Error));
    }

    [Fact]
    public async Task Nobody_rests_longer_than_an_hour()
    {
        _room.Always.Does = () => throw new InvalidOperationException("never");
        for (var i = 0; i < 70; i++)
            await _room.Turn(TimeSpan.FromHours(1));
        Assert.Equal(70, _room.Always.Steps);
    }

    [Fact]
    public async Task What_is_paused_rests_until_it_is_told_to_go_on()
    {
        await _room.Turn();
        var id = (await _room.Listed(_room.Nightly)).Id;
        await _room.Tell(change => change.Handle(new PauseJob(id), default));
        await _room.Turn(TimeSpan.FromDays(2));
        Assert.Equal(1, _room.Nightly.Steps);
        Assert.Equal("paused", (await Assert.ThrowsAsync<Refusal>(() => _room.Tell(change => change.Handle(new RunJob(id), default)))).Code);
        await _room.Tell(change => change.Handle(new ContinueJob(id), default));
        await _room.Turn();
        Assert.Equal(2, _room.Nightly.Steps);
        Assert.Equal("not-found", (await Assert.ThrowsAsync<Refusal>(() => _room.Tell(change => change.Handle(new PauseJob(Guid.NewGuid()), default)))).Code);
    }

    [Fact]
    public async Task A_schedule_that_cannot_be_read_is_said_and_never_comes()
    {
        await _room.Turn();
        await _room.Turn(TimeSpan.FromDays(1));
        Assert.Equal(0, _room.Unreadable.Steps);
        Assert.Contains("every night", (await _room.Listed(_room.Unreadable)).Error, StringComparison.Ordinal);
    }
}
