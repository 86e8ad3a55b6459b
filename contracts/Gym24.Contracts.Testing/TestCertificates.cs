using Gym24.Contracts.Papers;
using Gym24.Contracts.Shell;

namespace Gym24.Contracts.Testing;

/// <summary>What the modules of a test have issued. Numbers are counted as the host counts them; the file names what would be printed.</summary>
public sealed class TestCertificates : ICertificates
{
    private readonly ISchool _school;
    private readonly IReadOnlyDictionary<string, CertificateKind> _kinds;
    private readonly List<CertificateFacts> _issued = [];

    internal TestCertificates(ISchool school, IEnumerable<CertificateKind> kinds) => (_school, _kinds) = (school, kinds.ToDictionary(k => k.Id));

    /// <summary>As the modules have asked for them.</summary>
    public List<CertificateDraft> Drafts { get; } = [];

    public Task<IReadOnlyList<CertificateFacts>> Issue(IReadOnlyList<CertificateDraft> drafts, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<CertificateFacts>>([.. drafts.Select(Issue)]);

    public Task<IReadOnlyList<CertificateFacts>> Of(IReadOnlyCollection<Guid> subjects, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<CertificateFacts>>([.. _issued.Where(c => subjects.Contains(c.Subject))]);

    public Task Revoke(Guid certificate, string reason, CancellationToken cancellation = default)
    {
        var at = _issued.FindIndex(c => c.Id == certificate);
        _issued[at] = _issued[at] with { Revoked = true };
        return Task.CompletedTask;
    }

    public Task<CertificateFile> Print(IReadOnlyList<Guid> certificates, string name, CancellationToken cancellation = default) =>
        Task.FromResult(new CertificateFile(name, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', certificates.Select(id => _issued.Single(c => c.Id == id).Name)))));

    private CertificateFacts Issue(CertificateDraft draft)
    {
        var kind = _kinds[draft.Kind];
        if (_issued.Find(c => !c.Revoked && (c.Kind, c.Subject, c.Person) == (draft.Kind, draft.Subject, draft.Person)) is { } before)
            return before;
        Drafts.Add(draft);
        var place = _issued.Count(c => _kinds[c.Kind].Series == kind.Series) + 1;
        _issued.Add(new(Guid.CreateVersion7(), FormattableString.Invariant($"{kind.Series}-{_school.Year}/{(_school.Year + 1) % 100:00}-{place:0000}"), draft.Kind, draft.Subject, draft.Person, draft.Name, _school.Today, false));
        return _issued[^1];
    }
}
