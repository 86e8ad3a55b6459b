using Gym24.Contracts;
using Gym24.Contracts.Modules;
using Gym24.Host.Data;

namespace Gym24.Host.Notices;

/// <summary>The kinds of notices that host and active modules declare.</summary>
internal sealed class NoticeBook(IActiveModules modules)
{
    private IEnumerable<ModuleManifest> Manifests => modules.All.Select(m => m.Manifest).Where(m => m.Id != HostManifest.Value.Id).Prepend(HostManifest.Value);

    /// <summary>By module, in the order in which they are declared.</summary>
    public IEnumerable<(LocalText Module, NoticeDeclaration Kind)> All => Manifests.SelectMany(m => m.Notices, (m, kind) => (m.Title, kind));

    public NoticeDeclaration? Find(string? kind) => kind is null ? null : Manifests.SelectMany(m => m.Notices).FirstOrDefault(n => n.Id == kind);

    /// <summary>What holds until a person chooses.</summary>
    public static HowTold Usual(NoticeDeclaration kind) => kind.Urgent ? HowTold.AtOnce : HowTold.InDigest;
}
