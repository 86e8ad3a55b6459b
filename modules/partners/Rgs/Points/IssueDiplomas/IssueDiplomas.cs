using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Papers;
using Gym24.Rgs.Rounds;
using MediatR;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Points.IssueDiplomas;

/// <summary>Issues the diplomas of a round that nobody holds yet.</summary>
[Requires(Permissions.GivePoints)]
internal sealed record IssueDiplomas(Guid Round) : ICommand<int>, IAbout
{
    public Guid? Subject => Round;
}

/// <summary>Who gets which diploma of a round, and what was issued already.</summary>
[Requires(Permissions.GivePoints)]
internal sealed record ReadDiplomas(Guid Round) : IQuery<IReadOnlyList<DiplomaLine>>;

/// <summary>One file with a page for each diploma that is valid.</summary>
[Requires(Permissions.GivePoints)]
internal sealed record PrintDiplomas(Guid Round) : IQuery<CertificateFile>, IAbout
{
    public Guid? Subject => Round;
}

/// <param name="Issued">Absent: not yet, or revoked.</param>
internal sealed record DiplomaLine(string Name, string Team, string Heading, CertificateFacts? Issued);

internal sealed class DiplomasHandler(RoundBook rounds, Diplomas diplomas, ICertificates certificates)
    : IRequestHandler<IssueDiplomas, int>, IRequestHandler<ReadDiplomas, IReadOnlyList<DiplomaLine>>, IRequestHandler<PrintDiplomas, CertificateFile>
{
    public async Task<int> Handle(IssueDiplomas request, CancellationToken cancellation)
    {
        var drafts = (await Drafts(request.Round, cancellation)).Select(d => d.Draft).ToList();
        var before = (await Valid(drafts, cancellation)).Count;
        return (await certificates.Issue(drafts, cancellation)).Count - before;
    }

    public async Task<IReadOnlyList<DiplomaLine>> Handle(ReadDiplomas request, CancellationToken cancellation)
    {
        var all = await Drafts(request.Round, cancellation);
        var valid = await Valid([.. all.Select(d => d.Draft)], cancellation);
        return [.. all.Select(d => new DiplomaLine(d.Draft.Name, d.Line.Name, d.Draft.Heading, valid.GetValueOrDefault(Key(d.Draft))))];
    }

    public async Task<CertificateFile> Handle(PrintDiplomas request, CancellationToken cancellation)
    {
        var drafts = (await Drafts(request.Round, cancellation)).Select(d => d.Draft).ToList();
        var valid = await Valid(drafts, cancellation);
        if (valid.Count == 0)
            throw new Refusal(RefusalKind.Rule, "not-issued", T["Diplomas.NotIssued"], "round");
        return await certificates.Print([.. drafts.Select(d => valid.GetValueOrDefault(Key(d))?.Id).OfType<Guid>()], T.Both("Diplomas.Title").Ru, cancellation);
    }

    private async Task<IReadOnlyList<(StandingLine Line, CertificateDraft Draft)>> Drafts(Guid id, CancellationToken cancellation)
    {
        var round = await rounds.Find(id, cancellation);
        return round.PublishedAt is not null ? await diplomas.Of(round, cancellation) : throw new Refusal(RefusalKind.Rule, "not-published", T["Diplomas.Early"], "round");
    }

    private async Task<Dictionary<(string, Guid, Guid?), CertificateFacts>> Valid(IReadOnlyList<CertificateDraft> drafts, CancellationToken cancellation)
    {
        var wanted = drafts.Select(Key).ToHashSet();
        return (await certificates.Of([.. drafts.Select(d => d.Subject).Distinct()], cancellation)).Where(c => !c.Revoked && wanted.Contains((c.Kind, c.Subject, c.Person)))
            .ToDictionary(c => (c.Kind, c.Subject, c.Person));
    }

    private static (string, Guid, Guid?) Key(CertificateDraft draft) => (draft.Kind, draft.Subject, draft.Person);
}
