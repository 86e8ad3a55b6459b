using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Persons.CreateAccount;

/// <summary>Makes an account for a person of the school. Its first password is chosen by an invitation, or passed on by hand and changed at the first sign-in.</summary>
[Requires(Permissions.Accounts)]
internal sealed record CreateAccount(Guid Person, string? UserName, string? Password, IReadOnlyList<string> Roles) : ICommand<Invitation?>, IAbout, IValidated
{
    public Guid? Subject => Person;

    public void Validate(Faults faults)
    {
        faults.Text(nameof(UserName), UserName, 64, required: !string.IsNullOrEmpty(Password));
        faults.Text(nameof(Password), Password, 128, required: false);
        faults.Chosen(nameof(Roles), Roles.Count > 0);
    }
}

internal sealed class CreateAccountHandler(PeopleDb db, IAccounts accounts) : IRequestHandler<CreateAccount, Invitation?>
{
    public async Task<Invitation?> Handle(CreateAccount request, CancellationToken cancellation)
    {
        var person = await db.Person(request.Person, cancellation);
        if (person.LeftOn is not null)
            throw new Refusal(RefusalKind.Rule, "left", T["Account.Left"]);
        if (request.Roles.Except(Offered(accounts, person.Kind)).Any())
            throw new Refusal(RefusalKind.Invalid, "role", T["Account.Role"], nameof(request.Roles));
        if (string.IsNullOrEmpty(request.Password))
            return (await accounts.Invite([(person.Id, person.DisplayName)], request.Roles, cancellation)) is [var made]
                ? made : throw new Refusal(RefusalKind.Rule, "has-password", T["Account.HasPassword"]);
        await accounts.Create(person.Id, person.DisplayName, request.UserName!.Trim(), request.Password!, request.Roles, cancellation);
        return null;
    }

    /// <summary>Never administrator: whoever makes accounts for people of the school must not make themselves more than they are.</summary>
    public static IEnumerable<string> Offered(IAccounts accounts, PersonKind kind) => kind switch
    {
        PersonKind.Pupil => ["pupil"],
        PersonKind.Guardian => ["parent"],
        _ => accounts.Roles.Select(r => r.Id).Except(["administrator", "pupil", "parent", "partner"]),
    };
}

/// <summary>Finds whom an account is for; shows no more than is needed to tell people apart, and nobody until asked.</summary>
[Requires(Permissions.Accounts)]
internal sealed record FindForAccount(string? Search, Guid? Id = null) : IQuery<IReadOnlyList<AccountCandidate>>
{
    public const int Most = 20;
}

internal sealed record AccountCandidate(Guid Id, PersonKind Kind, string DisplayName, string? ClassName);

internal sealed class FindForAccountHandler(PeopleDb db) : IRequestHandler<FindForAccount, IReadOnlyList<AccountCandidate>>
{
    public async Task<IReadOnlyList<AccountCandidate>> Handle(FindForAccount request, CancellationToken cancellation)
    {
        if (request.Id is null && Fold.Text(request.Search).Length < 2)
            return [];
        return await ListPeople.ListPeopleHandler.Found(db, request.Search)
            .Where(p => p.LeftOn == null && (request.Id == null || p.Id == request.Id))
            .OrderBy(p => p.SortKey).Take(FindForAccount.Most)
            .Select(p => new AccountCandidate(p.Id, p.Kind, p.DisplayName, p.ClassName)).ToListAsync(cancellation);
    }
}
