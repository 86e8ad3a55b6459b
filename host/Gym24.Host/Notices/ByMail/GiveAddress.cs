using System.Globalization;
using System.Net.Mail;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices.ByMail;

/// <summary>
/// Somebody says to which address they want to be written. It counts once the link sent there was used: nobody signs up somebody else, and a slip of
/// the pen tells a stranger nothing.
/// </summary>
[SignedIn]
internal sealed record GiveAddress(string? Email) : ICommand<GiveAddress.Given>, IValidated
{
    public const string Purpose = "host.email";
    public static readonly TimeSpan Holds = TimeSpan.FromDays(2);

    /// <param name="Link">Address of the page, from the root. It goes into the mail and nowhere else.</param>
    internal sealed record Given(string Email, string Link);

    public void Validate(Faults faults)
    {
        faults.Text(nameof(Email), Email, ReachRow.EmailLength);
        // Plain ASCII: other addresses need an extension of SMTP that few servers have.
        if (!faults.Any && !(MailAddress.TryCreate(Email!.Trim(), out var address) && address.Address == Email.Trim() && Email.All(char.IsAscii) && address.Host.Contains('.', StringComparison.Ordinal)))
            faults.Add(nameof(Email), HostTexts.T["Mail.WrongAddress"], "email");
    }

    internal sealed class Handler(HostDb db, ICaller caller, IOneTimeLinks links) : IRequestHandler<GiveAddress, Given>
    {
        public async Task<Given> Handle(GiveAddress request, CancellationToken cancellation)
        {
            var reach = await db.OwnReach(caller, cancellation);
            (reach.AskedEmail, reach.English) = (request.Email!.Trim(), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en");
            return new Given(reach.AskedEmail, $"{IOneTimeLinks.Under}email/{await links.Issue(Purpose, reach.PersonId, Holds, cancellation)}");
        }
    }
}

/// <summary>No more mail: the address is forgotten.</summary>
[SignedIn]
internal sealed record ForgetAddress : ICommand
{
    internal sealed class Handler(HostDb db, ICaller caller, IOneTimeLinks links) : IRequestHandler<ForgetAddress, Unit>
    {
        public async Task<Unit> Handle(ForgetAddress request, CancellationToken cancellation)
        {
            var reach = await db.OwnReach(caller, cancellation);
            (reach.Email, reach.EmailAt, reach.AskedEmail) = (null, null, null);
            await links.Withdraw(GiveAddress.Purpose, reach.PersonId, cancellation);
            return Unit.Value;
        }
    }
}

/// <summary>Which address a link confirms, for the page that asks; null when it opens nothing (any more).</summary>
[Public]
internal sealed record ReadAddressLink(string? Token) : IQuery<string?>
{
    internal sealed class Handler(HostDb db, IOneTimeLinks links) : IRequestHandler<ReadAddressLink, string?>
    {
        public async Task<string?> Handle(ReadAddressLink request, CancellationToken cancellation) =>
            await links.Find(GiveAddress.Purpose, request.Token, cancellation) is { } person
                ? await db.Reach.Where(r => r.PersonId == person).Select(r => r.AskedEmail).FirstOrDefaultAsync(cancellation) : null;
    }
}

/// <summary>Whoever has the link has the mailbox.</summary>
[Public]
internal sealed record ConfirmAddress(string? Token) : ICommand, IAbout, IConcernsPerson
{
    public Guid? Subject => Person;

    /// <summary>Known once the link has been looked at.</summary>
    public Guid? Person { get; private set; }

    internal sealed class Handler(HostDb db, IOneTimeLinks links) : IRequestHandler<ConfirmAddress, Unit>
    {
        public async Task<Unit> Handle(ConfirmAddress request, CancellationToken cancellation)
        {
            request.Person = await links.Redeem(GiveAddress.Purpose, request.Token, cancellation);
            var person = request.Person;
            if (person is null || await db.Reach.FirstOrDefaultAsync(r => r.PersonId == person, cancellation) is not { AskedEmail: { } asked } reach)
                throw new Refusal(RefusalKind.NotFound, "no-such-link", HostTexts.T["Link.Gone"]);
            (reach.Email, reach.EmailAt, reach.AskedEmail) = (asked, db.Now, null);
            return Unit.Value;
        }
    }
}

internal static class OwnReaches
{
    /// <summary>The caller's own row, to be changed.</summary>
    /// <exception cref="Refusal">The account belongs to nobody of the roster: nobody tells it anything.</exception>
    public static async Task<ReachRow> OwnReach(this HostDb db, ICaller caller, CancellationToken cancellation)
    {
        var person = caller.PersonId ?? throw new Refusal(RefusalKind.Rule, "nobody", HostTexts.T["Choices.Nobody"]);
        var reach = await db.Reach.FirstOrDefaultAsync(r => r.PersonId == person, cancellation);
        if (reach is null)
            db.Reach.Add(reach = new ReachRow { PersonId = person });
        return reach;
    }
}
