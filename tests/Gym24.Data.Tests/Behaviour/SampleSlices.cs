using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Data.Tests.Behaviour;

[Public]
internal sealed record Add(params IReadOnlyList<SampleRow> Rows) : ICommand;

internal sealed class AddHandler(SampleDb db) : IRequestHandler<Add, Unit>
{
    public Task<Unit> Handle(Add request, CancellationToken cancellationToken)
    {
        db.Rows.AddRange(request.Rows);
        return Unit.Task;
    }
}

[Public]
internal sealed record Rename(Guid Id, int Version, string Name) : ICommand;

internal sealed class RenameHandler(SampleDb db) : IRequestHandler<Rename, Unit>
{
    public async Task<Unit> Handle(Rename request, CancellationToken cancellationToken)
    {
        var row = await db.Rows.SingleAsync(r => r.Id == request.Id, cancellationToken);
        db.Expect(row, request.Version);
        row.Name = request.Name;
        return Unit.Value;
    }
}

[Public]
internal sealed record Find(string Name) : IQuery<int>;

internal sealed class FindHandler(SampleDb db) : IRequestHandler<Find, int>
{
    public Task<int> Handle(Find request, CancellationToken cancellationToken) => db.Rows.CountAsync(r => r.Name == request.Name, cancellationToken);
}

/// <summary>Counts two rows up in the given order, and in between waits a moment for whoever does it the other way round.</summary>
[Public]
internal sealed record Both(Guid First, Guid Second, Meeting Meeting) : ICommand;

internal sealed class Meeting
{
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _both = new();
    private int _here;

    public async Task Come()
    {
        if (Interlocked.Increment(ref _here) == 2)
            _both.SetResult();
        // Where writers queue, the other one cannot come yet.
        await Task.WhenAny(_both.Task, Task.Delay(AMoment));
    }
}

internal sealed class BothHandler(SampleDb db) : IRequestHandler<Both, Unit>
{
    public async Task<Unit> Handle(Both request, CancellationToken cancellationToken)
    {
        await Count(request.First, cancellationToken);
        await request.Meeting.Come();
        await Count(request.Second, cancellationToken);
        return Unit.Value;
    }

    private async Task Count(Guid id, CancellationToken cancellation) => await db.Rows.Where(r => r.Id == id)
        .ExecuteUpdateAsync(s => s.SetProperty(r => r.Text, r => r.Text == "" ? "1" : "2"), cancellation);
}
