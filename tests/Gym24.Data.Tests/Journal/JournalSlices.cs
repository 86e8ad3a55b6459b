using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Data.Tests.Behaviour;
using MediatR;

namespace Gym24.Data.Tests.Journal;

/// <summary>Three entries in one transaction.</summary>
[Public]
internal sealed record AddTwice(string Name) : ICommand;

internal sealed class AddTwiceHandler(IMediator mediator) : IRequestHandler<AddTwice, Unit>
{
    public async Task<Unit> Handle(AddTwice request, CancellationToken cancellationToken)
    {
        await mediator.Send(new Add(SampleRow.Named(request.Name)), cancellationToken);
        await mediator.Send(new Add(SampleRow.Named(request.Name)), cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Writes a row, and then will not: in words, or by breaking.</summary>
[Public]
internal sealed record AddAndFail(bool InWords) : ICommand;

internal sealed class AddAndFailHandler(SampleDb db) : IRequestHandler<AddAndFail, Unit>
{
    public async Task<Unit> Handle(AddAndFail request, CancellationToken cancellationToken)
    {
        db.Rows.Add(SampleRow.Named("fails"));
        await db.SaveChangesAsync(cancellationToken);
        throw request.InWords ? new Refusal(RefusalKind.Rule, "will-not", "will not") : new InvalidOperationException("breaks");
    }
}

/// <summary>Looks at somebody, or at a list.</summary>
[Public]
internal sealed record Look(Guid? Person, Guid? Subject = null, bool Refused = false) : IQuery<bool>, IConcernsPerson, IAbout;

internal sealed class LookHandler : IRequestHandler<Look, bool>
{
    public Task<bool> Handle(Look request, CancellationToken cancellationToken) =>
        request.Refused ? throw new Refusal(RefusalKind.Forbidden, "forbidden", "no") : Task.FromResult(true);
}

/// <summary>Changes something of somebody's.</summary>
[Public]
internal sealed record Touch(Guid? Person) : ICommand, IConcernsPerson;

internal sealed class TouchHandler : IRequestHandler<Touch, Unit>
{
    public Task<Unit> Handle(Touch request, CancellationToken cancellationToken) => Unit.Task;
}
