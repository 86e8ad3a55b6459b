using System.Text.Json;
using Gym24.Contracts.Events;

namespace Gym24.Contracts.Data;

/// <summary>An event that waits for its handlers.</summary>
public sealed class OutboxRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Module { get; init; } = "";
    public string Type { get; init; } = "";
    public Guid Aggregate { get; init; }
    public string Payload { get; init; } = "";
    public DateTime At { get; init; }
    public int Attempts { get; set; }
    public DateTime NextAttemptAt { get; set; }
    public DateTime? DeliveredAt { get; set; }
    public string? LastError { get; set; }

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
