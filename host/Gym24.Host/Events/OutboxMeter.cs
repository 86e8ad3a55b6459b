using System.Diagnostics.Metrics;

namespace Gym24.Host.Events;

/// <summary>
/// The outbox in figures, for whoever listens: <c>dotnet-counters</c>, OpenTelemetry. What stands in the database is counted only while
/// somebody does.
/// </summary>
internal sealed class OutboxMeter
{
    public const string Name = "Gym24.Outbox";
    private readonly TimeProvider _clock;
    private readonly Counter<long> _delivered, _failed, _givenUp;
    private readonly Instrument[] _counted;
    private OutboxState _state = new(0, 0, null);

    public OutboxMeter(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        var meter = meters.Create(Name);
        _delivered = meter.CreateCounter<long>("gym24.outbox.delivered", "{event}", "Events all of whose handlers are through");
        _failed = meter.CreateCounter<long>("gym24.outbox.failed", "{attempt}", "Attempts that failed");
        _givenUp = meter.CreateCounter<long>("gym24.outbox.given_up", "{event}", "Events given up after too many attempts");
        _counted =
        [
            meter.CreateObservableGauge("gym24.outbox.waiting", () => _state.Waiting, "{event}", "Events that wait to be delivered"),
            meter.CreateObservableGauge("gym24.outbox.oldest", Oldest, "s", "Age of the oldest event that waits"),
            meter.CreateObservableGauge("gym24.outbox.dead", () => _state.Dead, "{event}", "Events given up that nobody has decided about"),
        ];
    }

    /// <summary>Whether anybody asks for what only the database knows.</summary>
    public bool IsWatched => _counted.Any(i => i.Enabled);

    public void Delivered(int events) => _delivered.Add(events);

    public void Failed(bool givenUp)
    {
        _failed.Add(1);
        if (givenUp)
            _givenUp.Add(1);
    }

    public void Saw(OutboxState state) => _state = state;

    private double Oldest() => _state.Oldest is { } at ? Math.Max(0, (_clock.GetUtcNow().UtcDateTime - at).TotalSeconds) : 0;
}
