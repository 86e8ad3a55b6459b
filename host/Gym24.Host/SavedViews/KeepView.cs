using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Ui;
using Gym24.Host.Data;
using Gym24.Host.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.SavedViews;

/// <summary>Keeps the list as it is being looked at; of the same name, in place of what was kept.</summary>
/// <param name="Path">Address of the list.</param>
/// <param name="Query">With its question mark, or empty.</param>
[SignedIn]
internal sealed record KeepView(string? Path, string? Query, string? Name) : ICommand, IValidated
{
    public const int Most = 30;

    public void Validate(Faults faults)
    {
        faults.Text("name", Name, Contracts.Ui.SavedViews.MaxName);
        if (LocalAddress.Or(Path, "") is not { Length: > 0 and <= ViewRow.PathLength } || Query is { Length: > 0 } and not ['?', ..])
            faults.Add("path", HostTexts.T["Views.NoList"], "address");
        if (Query?.Length > ViewRow.QueryLength)
            faults.Add("query", HostTexts.T["Views.TooLong"], "length");
    }

    internal sealed class Handler(HostDb db, ICaller caller) : IRequestHandler<KeepView, Unit>
    {
        public async Task<Unit> Handle(KeepView request, CancellationToken cancellation)
        {
            var (user, name) = (caller.UserId!.Value, request.Name!.Trim());
            var key = Fold.SortKey(name);
            if (key.Length == 0)
                throw new Refusal(RefusalKind.Invalid, "required", HostTexts.T["Views.NoName"], "name");
            var kept = await db.Views.Where(v => v.UserId == user && v.Path == request.Path).ToListAsync(cancellation);
            if (kept.Find(v => v.SortKey == key) is { } same)
                (same.Name, same.Query) = (name, request.Query ?? "");
            else if (kept.Count >= Most)
                throw new Refusal(RefusalKind.Rule, "too-many", HostTexts.T["Views.TooMany", Most]);
            else
                db.Views.Add(new ViewRow { UserId = user, Path = request.Path!, Name = name, SortKey = key, Query = request.Query ?? "" });
            return Unit.Value;
        }
    }
}

/// <summary>Forgets one of one's own views.</summary>
[SignedIn]
internal sealed record ForgetView(Guid Id) : ICommand
{
    internal sealed class Handler(HostDb db, ICaller caller) : IRequestHandler<ForgetView, Unit>
    {
        public async Task<Unit> Handle(ForgetView request, CancellationToken cancellation)
        {
            await db.Views.Where(v => v.Id == request.Id && v.UserId == caller.UserId).ExecuteDeleteAsync(cancellation);
            return Unit.Value;
        }
    }
}
