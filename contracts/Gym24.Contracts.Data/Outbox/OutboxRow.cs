using System.Text.Json;
using Gym24.Contracts.Events;

namespace Gym24.Contracts.Data;

/// <summary>An event that waits for its handlers.</summary>
public sealed class OutboxRow
{
    /// <summary>Longest <see cref="PutAsideReason"/>.</summary>
    public const int ReasonLength = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Module { get; init; } = "";
    public string Type { get; init; } = "";
    public Guid Aggregate { get; init; }
    public string Payload { get; init; } = "";

    /// <summary>When it happened. Of one aggregate each is later than the one before it, so that this alone orders them.</summary>
    public DateTime At { get; internal set; }

    public int Attempts { get; set; }
    public DateTime NextAttemptAt { get; set; }
    public DateTime? DeliveredAt { get; set; }
    public string? LastError { get; set; }

    /// <summary>The handler that failed last; absent when the event itself could not be read.</summary>
    public string? FailedHandler { get; set; }

    /// <summary>When it was given up. Until somebody decides, what happened to the aggregate later waits behind it.</summary>
    public DateTime? DeadAt { get; set; }

    /// <summary>Why somebody let it go undelivered; it then counts as delivered.</summary>
    public string? PutAsideReason { get; set; }

    internal static OutboxRow Of(IEvent happened, string module, DateTime now) => new()
    {
        Module = module,
        Type = happened.GetType().FullName!,
        Aggregate = happened.Aggregate,
        Payload = JsonSerializer.Serialize(happened, happened.GetType()),
        At = now,
        NextAttemptAt = now,
    };
}
