using Gym24.Contracts.Access;

namespace Gym24.Contracts.Modules;

/// <summary>The file <c>module.json</c>: read and judged before any code of the module runs.</summary>
public sealed record ModuleManifest
{
    /// <summary>Lower-case letters, digits and dashes, 2 to 40 characters, unique; also the prefix of the module's permissions, tables and routes.</summary>
    public required string Id { get; init; }

    /// <summary>How people call it.</summary>
    public required LocalText Title { get; init; }

    /// <summary>One sentence: what it is for.</summary>
    public LocalText? Summary { get; init; }

    /// <summary>Semantic version of the module, such as <c>1.2.0</c>.</summary>
    public required string Version { get; init; }

    /// <summary>The range of contract versions it works with, both bounds: <c>[0.1, 1.0)</c>.</summary>
    public required string Contracts { get; init; }

    /// <summary>File name of the entry assembly, such as <c>Gym24.Tusur.dll</c>; absent for a pack without code.</summary>
    public string? Entry { get; init; }

    /// <summary>Ids of modules that must be active before this one.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Ids of the partner organisations it serves.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>Who answers for it: a position or an organisation.</summary>
    public string? Owner { get; init; }

    /// <summary>Where it is documented: an address or a file in the module's folder.</summary>
    public string? Documentation { get; init; }

    /// <summary>What may be allowed to a role.</summary>
    public IReadOnlyList<PermissionDeclaration> Permissions { get; init; } = [];

    /// <summary>Which personal data it uses, what for and how long. What is not stated here is not there to be read.</summary>
    public IReadOnlyList<PrivacyDeclaration> Privacy { get; init; } = [];

    /// <summary>The kinds of notices it tells people: see <see cref="Shell.INotices"/>.</summary>
    public IReadOnlyList<NoticeDeclaration> Notices { get; init; } = [];
}

/// <summary>A permission of a module.</summary>
/// <param name="Id">Begins with the module's id and a dot.</param>
/// <param name="Title">What it allows.</param>
/// <param name="Roles">The roles that have it when the school has decided nothing else, with their scopes.</param>
public sealed record PermissionDeclaration(string Id, LocalText Title, IReadOnlyDictionary<string, Scope>? Roles = null);

/// <summary>A kind of notices of a module: people choose by kind what they are told outside the product, and where.</summary>
/// <param name="Id">Begins with the module's id and a dot; 80 characters at most. Never changes: people's choices hang on it.</param>
/// <param name="Title">
/// What such notices are about, in a reader's words. It stands alone in a mail, which anybody may see on a locked telephone: it names nobody.
/// </param>
/// <param name="MayBeOff">Whether a person may choose to hear of it in the product only. Absent: yes. No for what waits for an answer.</param>
/// <param name="Permission">Who has a choice to make about it: those who hold the permission, since nobody else is told. Absent: everybody.</param>
/// <param name="Urgent">Whether it is told at once unless the person has chosen otherwise, in quiet hours too. Absent: no.</param>
public sealed record NoticeDeclaration(string Id, LocalText Title, bool MayBeOff = true, bool Urgent = false, string? Permission = null);

/// <summary>A purpose for which a module uses personal data.</summary>
/// <param name="Purpose">What for, in a parent's words.</param>
/// <param name="Fields">Columns of the directory it reads: see <see cref="People.DirectoryPerson"/>; its keys are always there.</param>
/// <param name="Ground"><c>law</c> or <c>consent</c> (152-ФЗ, art. 6 and 9).</param>
/// <param name="Retention">How long the module keeps what it stores, in words.</param>
/// <param name="Basis">The act, article or contract the ground rests on.</param>
/// <param name="About"><c>staff</c>: of staff only, so that parents need not read it; absent: of anybody.</param>
public sealed record PrivacyDeclaration(LocalText Purpose, IReadOnlyList<string> Fields, string Ground, LocalText Retention, string? Basis = null, string? About = null);
