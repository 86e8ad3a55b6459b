namespace Gym24.Contracts.Data;

/// <summary>
/// The chain this generation of this host goes on with. Whoever holds it has nothing left to do but to write its entries and to commit, so
/// that nobody who holds it ever waits for a row of somebody who waits for it. Singleton.
/// </summary>
internal sealed class AuditChains : IDisposable
{
    private const int NameLength = 100;
    private static readonly string Host = Environment.MachineName.Length > NameLength ? Environment.MachineName[..NameLength] : Environment.MachineName;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private AuditChainRow? _chain;
    private long _number;
    private string _hash = "";

    /// <summary>
    /// Makes links of the entries and writes them by <paramref name="commit"/>. Only when that has come back is the end of the chain known:
    /// otherwise nobody can tell what the database holds, or will hold in a moment, and the next entry begins another chain.
    /// </summary>
    /// <param name="commit">Gets the chain if it begins here. Saves the entries and commits.</param>
    public async Task Append(IReadOnlyList<AuditRow> entries, Func<AuditChainRow?, Task> commit, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var (chain, number, hash) = (_chain, _number, _hash);
            _chain = null;
            var begun = chain is null;
            if (chain is null)
            {
                chain = new AuditChainRow { Id = Guid.CreateVersion7(), Host = Host, BeganAt = entries[0].At };
                (number, hash) = (0, chain.Beginning);
            }
            foreach (var entry in entries)
            {
                entry.Link(chain.Id, ++number, hash);
                hash = entry.Hash!;
            }
            await commit(begun ? chain : null);
            (_chain, _number, _hash) = (chain, number, hash);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();
}
