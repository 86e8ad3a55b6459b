using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gym24.Contracts.Data;

/// <summary>
/// Who did what to which row, when, and how it ended. Ids only, never names. Written by <see cref="ModuleDb.Audit"/> and never changed:
/// each is a link of a chain, so that what is changed or taken away later is found.
/// </summary>
public sealed class AuditRow
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public DateTime At { get; init; }

    /// <summary>The account; none when a module acted by itself.</summary>
    public Guid? UserId { get; init; }

    public string Module { get; init; } = "";

    /// <summary>Name of the request.</summary>
    public string Action { get; init; } = "";

    /// <summary>The row it was about: see <see cref="IAbout"/>.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Whose data it was, where they are one person's.</summary>
    public Guid? Person { get; init; }

    /// <summary><c>done</c>, <c>failed</c>, <see cref="Readings.Outcome"/> or the code of the refusal.</summary>
    public string Outcome { get; init; } = "done";

    /// <summary>See <see cref="AuditChainRow"/>; none for what was written before there were chains.</summary>
    public Guid? Chain { get; private set; }

    /// <summary>Its place in the chain, from 1 on without a gap.</summary>
    public long? Number { get; private set; }

    /// <summary><see cref="HashAfter"/> the entry before it.</summary>
    public string? Hash { get; private set; }

    /// <summary>What its hash has to be, in lower-case hexadecimal: SHA-256 over the hash before it and everything that stands in it.</summary>
    /// <param name="previous">Hash of the entry before it; of the first one, <see cref="AuditChainRow.Beginning"/>.</param>
    public string HashAfter(string previous) => HashOf(previous, Text(Chain), Text(Number), Text(Id), Text(At), Text(UserId), Module, Action, Text(Subject), Text(Person), Outcome);

    internal void Link(Guid chain, long number, string previous)
    {
        (Chain, Number) = (chain, number);
        Hash = HashAfter(previous);
    }

    /// <summary>Each part on a line of its own, its length before it: no part can pretend to be two.</summary>
    internal static string HashOf(params ReadOnlySpan<string?> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
            text.Append(CultureInfo.InvariantCulture, $"{part?.Length ?? -1}:{part}\n");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    internal static string? Text(Guid? id) => id?.ToString();

    // To the microsecond, which every engine keeps.
    internal static string Text(DateTime moment) => moment.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
