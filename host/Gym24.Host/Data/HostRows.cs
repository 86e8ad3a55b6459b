using Gym24.Contracts.Data;
using Microsoft.AspNetCore.Identity;

namespace Gym24.Host.Data;

/// <summary>An account. What a person is called stands here too, so that a page greets without asking the roster.</summary>
internal sealed class User : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    /// <summary>The person of the directory, if any.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>The password was made by somebody else and must be replaced at sign-in.</summary>
    public bool MustChangePassword { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>When somebody asked for a new password and nobody has given them a link yet.</summary>
    public DateTime? PasswordAskedAt { get; set; }
}

/// <summary>A link that opens one thing once. Of its token only a hash is known.</summary>
internal sealed class LinkRow
{
    public string Hash { get; init; } = "";
    public string Purpose { get; init; } = "";
    public Guid Subject { get; init; }
    public DateTime At { get; init; }
    public DateTime Until { get; init; }
}

/// <summary>The last step whose code of the authenticator app was taken: none is taken twice.</summary>
internal sealed class CodeStepRow
{
    public Guid UserId { get; init; }
    public long Step { get; set; }
}

/// <summary>Somebody is signed in somewhere: a browser, or a program with a token.</summary>
internal sealed class SessionRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UserId { get; init; }
    public bool ForApi { get; init; }
    public string Device { get; init; } = "";
    public string? Address { get; init; }
    public DateTime At { get; init; }

    /// <summary>To a few minutes: a request does not write.</summary>
    public DateTime SeenAt { get; init; }

    public DateTime Until { get; init; }
}

internal sealed class UserRole
{
    public Guid UserId { get; init; }
    public string Role { get; init; } = "";
}

/// <summary>A partner the account speaks for.</summary>
internal sealed class UserPartner
{
    public Guid UserId { get; init; }
    public string Partner { get; init; } = "";
}

internal sealed class RoleRow
{
    public string Id { get; init; } = "";
    public string TitleRu { get; set; } = "";
    public string TitleEn { get; set; } = "";
    public int SortOrder { get; init; }

    /// <summary>Whether a second factor is asked of whoever has the role; null as long as the school has left it as the platform proposes.</summary>
    public bool? NeedsSecondFactor { get; set; }
}

/// <summary>A permission the school has seen; its default grants were given then and are the school's since.</summary>
internal sealed class PermissionRow
{
    public string Id { get; init; } = "";
}

internal sealed class GrantRow
{
    public string Role { get; init; } = "";
    public string Permission { get; init; } = "";
    public int Scope { get; set; }
}

internal sealed class InboxRow
{
    public Guid EventId { get; init; }
    public string Handler { get; init; } = "";
    public DateTime At { get; init; }
}

internal sealed class NoticeRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }

    /// <summary>Id of a kind of a manifest; none of those told before there were kinds.</summary>
    public string? Kind { get; init; }

    /// <summary>Whom it is about, where that is somebody else than who is told.</summary>
    public Guid? About { get; init; }

    public string TextRu { get; init; } = "";
    public string? TextEn { get; init; }
    public string Href { get; init; } = "";
    public DateTime At { get; init; }
    public DateTime? ReadAt { get; set; }

    /// <summary>It is decided over which channels it goes.</summary>
    public bool Spread { get; init; }
}

internal sealed class DataKeyRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Xml { get; set; } = "";
    public DateTime At { get; init; }
}

/// <summary>Work that only one process does at a time.</summary>
internal sealed class LeaseRow
{
    public string Name { get; init; } = "";
    public string Holder { get; set; } = "";
    public DateTime Until { get; set; }
}

/// <summary>How often somebody tried to sign in of late; who it was is kept as a hash.</summary>
internal sealed class AttemptRow
{
    public string Who { get; init; } = "";
    public int Count { get; set; }
    public DateTime Until { get; set; }
}

/// <summary>A process that works on this database, and when it last said so.</summary>
internal sealed class HostRow
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public DateTime SeenAt { get; set; }
}

/// <summary>What was decided about a module on one host, for the others to follow.</summary>
internal sealed class DecisionRow
{
    public string Module { get; init; } = "";
    public bool Enabled { get; set; }
    public string? Hash { get; set; }
    public string? ModuleVersion { get; set; }
    public DateTime At { get; set; }
}

/// <summary>How far a copy of a school into this database is: a row for each table, and one for the whole.</summary>
internal sealed class CopyRow
{
    /// <summary>Such as <c>partnerships.runs</c>; empty for the whole.</summary>
    public string Name { get; init; } = "";

    /// <summary>The school it comes from: its first account.</summary>
    public Guid School { get; init; }

    public long Rows { get; set; }

    /// <summary>Of the table; of the whole <c>begun</c> or <c>finished</c>.</summary>
    public string Checksum { get; set; } = "";

    public DateTime At { get; set; }
}

/// <summary>A setting of the school, such as its name.</summary>
internal sealed class SettingRow : IVersioned
{
    public string Name { get; init; } = "";
    public string Value { get; set; } = "";
    public int Version { get; set; }
}
