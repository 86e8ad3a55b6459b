using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Papers;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Results.EnterResults;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs.IssueCertificates;

/// <summary>Issues the certificates of a run of the school that nobody holds yet.</summary>
[Requires(Permissions.EnterResults)]
internal sealed record IssueCertificates(Guid Run) : ICommand<int>, IAbout
{
    public Guid? Subject => Run;
}

/// <summary>Who gets which certificate, and what was issued already.</summary>
[Requires(Permissions.EnterResults)]
internal sealed record ShowCertificates(Guid Run) : IQuery<CertificateSheet>, IConcernsPerson, IAbout
{
    Guid? IConcernsPerson.Person => null;

    public Guid? Subject => Run;
}

/// <summary>One file with a page for each that is valid.</summary>
[Requires(Permissions.EnterResults)]
internal sealed record PrintCertificates(Guid Run) : IQuery<CertificateFile>, IConcernsPerson, IAbout
{
    Guid? IConcernsPerson.Person => null;

    public Guid? Subject => Run;
}

/// <param name="Lines">Everybody with a place, by name.</param>
internal sealed record CertificateSheet(Run Run, IReadOnlyList<CertificateLine> Lines);

/// <param name="Heading">Absent: nothing yet, for neither attendance nor a result says that the person took part.</param>
/// <param name="Issued">What is valid for it.</param>
internal sealed record CertificateLine(string Name, string? Class, string? Heading, CertificateFacts? Issued);

internal sealed class CertificatesHandler(IMediator mediator, ICertificates certificates, ISchool school)
    : IRequestHandler<IssueCertificates, int>, IRequestHandler<ShowCertificates, CertificateSheet>, IRequestHandler<PrintCertificates, CertificateFile>
{
    public async Task<int> Handle(IssueCertificates request, CancellationToken cancellation)
    {
        var (run, people, issued) = await Read(request.Run, cancellation);
        if (run.State == Contracts.Partnerships.RunState.Cancelled)
            throw new Refusal(RefusalKind.Rule, "not-active", T["Run.IsCancelled"]);
        var missing = people.Select(p => p.Draft).OfType<CertificateDraft>().Where(d => !issued.ContainsKey((d.Kind, d.Person))).ToList();
        await certificates.Issue(missing, cancellation);
        return missing.Count;
    }

    public async Task<CertificateSheet> Handle(ShowCertificates request, CancellationToken cancellation)
    {
        var (run, people, issued) = await Read(request.Run, cancellation);
        return new(run, [.. people.Select(p => new CertificateLine(p.Name, p.Class, p.Draft?.Heading, p.Draft is { } draft ? issued.GetValueOrDefault((draft.Kind, draft.Person)) : null))]);
    }

    public async Task<CertificateFile> Handle(PrintCertificates request, CancellationToken cancellation)
    {
        var (run, people, issued) = await Read(request.Run, cancellation);
        var valid = people.Select(p => p.Draft is { } draft ? issued.GetValueOrDefault((draft.Kind, draft.Person)) : null).OfType<CertificateFacts>().Select(c => c.Id).ToList();
        if (valid.Count == 0)
            throw new Refusal(RefusalKind.Rule, "not-issued", T["Certificates.NotIssued"]);
        return await certificates.Print(valid, $"{T.Both("Certificates.Title").Ru} {run.FullTitle}", cancellation);
    }

    /// <summary>The sheet of results says who answers for the run, who has a place, who was there and what came of it.</summary>
    private async Task<(Run Run, List<(string Name, string? Class, CertificateDraft? Draft)> People, Dictionary<(string, Guid?), CertificateFacts> Issued)> Read(Guid id, CancellationToken cancellation)
    {
        var sheet = await mediator.Send(new ShowResults(id), cancellation);
        if (!RunCertificates.AreOurs(sheet.Run, school))
            throw new Refusal(RefusalKind.Rule, "not-ours", T["Certificates.NotOurs"]);
        var people = sheet.People.Select(p => (p.Name, p.Class, RunCertificates.Of(sheet.Run, p.Person, p.Name,
            sheet.Results.GetValueOrDefault(p.Person) is { Withdrawn: false } result ? result.Outcome : null, sheet.Attended.GetValueOrDefault(p.Person)))).ToList();
        var issued = (await certificates.Of([id], cancellation)).Where(c => !c.Revoked).ToDictionary(c => (c.Kind, c.Person));
        return (sheet.Run, people, issued);
    }
}
