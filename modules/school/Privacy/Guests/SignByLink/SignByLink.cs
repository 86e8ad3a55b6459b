using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Privacy.Consents;
using Gym24.Privacy.Kinds;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Privacy.Texts;

namespace Gym24.Privacy.Guests.SignByLink;

/// <summary>What a link asks for. Whoever holds it reads the given name of the child and the text, nothing more; reading does not use it up.</summary>
[Public]
internal sealed record ReadLink(string Token) : IQuery<LinkedConsent>;

/// <param name="Name">The given name of the child.</param>
internal sealed record LinkedConsent(string Name, ConsentDocument Document);

internal sealed class ReadLinkHandler(PrivacyDb db, KindBook kinds, IOneTimeLinks links) : IRequestHandler<ReadLink, LinkedConsent>
{
    public async Task<LinkedConsent> Handle(ReadLink request, CancellationToken cancellation)
    {
        var id = await links.Find(SigningRequest.Purpose, request.Token, cancellation);
        var asked = await db.Requests.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellation) ?? throw NoLink();
        var name = await db.Directory.IgnoreQueryFilters().Where(p => p.Id == asked.PersonId).Select(p => p.DisplayName).SingleOrDefaultAsync(cancellation);
        return name is not null && kinds.Document(asked.Kind, asked.Recipient) is { } document ? new(GivenName(name), document) : throw NoLink();
    }

    /// <summary>Surname first, as lists show people.</summary>
    private static string GivenName(string display) => display.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var given, ..] ? given : "…";

    public static Refusal NoLink() => new(RefusalKind.NotFound, "no-link", T["Link.None"]);
}

/// <summary>Signs by a one-time link, and uses it up. The guardian's agreement makes it a signature.</summary>
/// <param name="Hash">Of the text that was read.</param>
[Public]
internal sealed record SignByLink(string Token, string Hash) : ICommand<ConsentState>, IAbout, IConcernsPerson
{
    /// <summary>The guardian, once the link has said who it is.</summary>
    public Guid? Subject { get; set; }

    /// <summary>The pupil, once the link has said who it is.</summary>
    public Guid? Person { get; set; }
}

internal sealed class SignByLinkHandler(PrivacyDb db, ConsentDesk desk, IOneTimeLinks links, ISchool school) : IRequestHandler<SignByLink, ConsentState>
{
    public async Task<ConsentState> Handle(SignByLink request, CancellationToken cancellation)
    {
        var id = await links.Redeem(SigningRequest.Purpose, request.Token, cancellation);
        var asked = await db.Requests.SingleOrDefaultAsync(r => r.Id == id && r.SignedAt == null, cancellation) ?? throw ReadLinkHandler.NoLink();
        (request.Subject, request.Person) = (asked.GuardianId, asked.PersonId);
        var pupil = await db.Directory.IgnoreQueryFilters().SingleOrDefaultAsync(p => p.Id == asked.PersonId && p.Kind == PersonKind.Pupil, cancellation)
            ?? throw ReadLinkHandler.NoLink();
        var document = desk.Document(asked.Kind, asked.Recipient, request.Hash);
        var agreement = await desk.Agreement(asked.GuardianId, cancellation);
        asked.SignedAt = db.Now;
        return (await desk.Sign(pupil, document,
            [new NewSignature(asked.GuardianId, SignerPart.Guardian, SignedHow.Link, school.Today, null, Agreement: agreement)], cancellation)).State;
    }
}
