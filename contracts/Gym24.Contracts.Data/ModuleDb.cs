using System.Runtime.ExceptionServices;
using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.Modules;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Contracts.Data;

/// <summary>What a module's context is made with. Passed on by its constructor, nothing to look at.</summary>
public sealed class ModuleDbSetup
{
    internal ModuleDbSetup(DbContextOptions options, ModuleManifest manifest, DbSession session, RowScope rows, SearchWriter search, TimeProvider clock) =>
        (Options, Manifest, Session, Rows, Search, Clock) = (options, manifest, session, rows, search, clock);

    internal DbContextOptions Options { get; }
    internal ModuleManifest Manifest { get; }
    internal DbSession Session { get; }
    internal RowScope Rows { get; }
    internal SearchWriter Search { get; }
    internal TimeProvider Clock { get; }
}

/// <summary>Base of a module's context: own schema or prefix, the outbox, the audit trail and the directory of people mapped in.</summary>
public abstract class ModuleDb : DbContext
{
    private const int Together = 500;
    private readonly List<OutboxRow> _happened = [];
    private readonly ModuleDbSetup _setup;

    protected ModuleDb(ModuleDbSetup setup) : base(setup.Options)
    {
        _setup = setup;
        setup.Session.Join(this);
    }

    /// <summary>People, as far as the manifest declares and the current permission reaches. Read only.</summary>
    public IQueryable<DirectoryPerson> Directory => Set<DirectoryPerson>().AsNoTracking();

    /// <summary>The tables of the module: keys, lengths, indexes, precision. Names without schema or prefix.</summary>
    protected abstract void Tables(ModelBuilder model);

    /// <summary>Writes down that something happened, in the transaction of the change.</summary>
    public void Publish(IEvent happened)
    {
        var row = OutboxRow.Of(happened, _setup.Manifest.Id, Now);
        _happened.Add(row);
        Set<OutboxRow>().Add(row);
        _setup.Session.AfterCommit(OutboxSignal.Ring);
    }

    /// <summary>Writes down who did what, in the running transaction. A command that goes through the pipeline has its entry already.</summary>
    /// <exception cref="InvalidOperationException">No transaction is running.</exception>
    public void Audit(AuditRow entry) => _setup.Session.Audit(entry);

    /// <summary>
    /// What is found of some rows is to be read anew before the commit: for statements that change them past this context. What goes through it is seen
    /// by itself.
    /// </summary>
    /// <param name="kind">Id of the <see cref="Gym24.Contracts.Search.SearchKind"/>.</param>
    /// <param name="rows">Ids of the rows as the source knows them.</param>
    /// <exception cref="InvalidOperationException">No transaction is running.</exception>
    public void Sought(string kind, IEnumerable<string> rows)
    {
        if (!_setup.Session.InTransaction)
            throw new InvalidOperationException("What is found of rows changes in the transaction that changes them.");
        _setup.Search.Mark(this, kind, rows);
    }

    /// <summary>The version the person saw; saving fails as stale when somebody was faster.</summary>
    public void Expect(IVersioned row, int version) => Entry(row).Property(r => r.Version).OriginalValue = version;

    /// <summary>The moment, UTC, to the millisecond: what every engine keeps alike.</summary>
    public DateTime Now => Whole(_setup.Clock);

    internal static DateTime Whole(TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    internal ModuleManifest OwnManifest => _setup.Manifest;
    internal Guid[] ReachedPeople => _setup.Rows.People;
    internal Guid[] ReachedClasses => _setup.Rows.Classes;

    /// <summary>
    /// <see langword="null"/> for everybody. As a parameter of its own it is looked at before a query is sent: the filter falls away, or what
    /// limits people stands alone, and an index serves it.
    /// </summary>
    internal string? Within => _setup.Rows.Everyone ? null : "reach";

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<Moment>();

    protected sealed override void OnModelCreating(ModelBuilder model)
    {
        Tables(model);
        HostTables.Map(model);
        MapDirectory(model);
        var schemas = _setup.Session.Engine.HasSchemas;
        foreach (var entity in model.Model.GetEntityTypes())
        {
            var owner = HostTables.OwnerOf(entity.ClrType, _setup.Manifest.Id);
            if (entity.GetTableName() is { } table)
            {
                entity.SetTableName(Names.Table(owner, table, schemas));
                entity.SetSchema(Names.Schema(owner, schemas));
            }
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                entity.FindProperty(nameof(IVersioned.Version))!.IsConcurrencyToken = true;
        }
    }

    private void MapDirectory(ModelBuilder model)
    {
        var schemas = _setup.Session.Engine.HasSchemas;
        var declared = _setup.Manifest.Privacy.SelectMany(p => p.Fields).ToHashSet(StringComparer.OrdinalIgnoreCase);
        model.Entity<DirectoryPerson>(person =>
        {
            person.HasNoKey().ToView(Names.Table("people", "directory", schemas), Names.Schema("people", schemas));
            foreach (var property in typeof(DirectoryPerson).GetProperties())
                if (!DirectoryKeys.Contains(property.Name) && !declared.Contains(property.Name))
                    person.Ignore(property.Name);
            person.HasQueryFilter(p => EF.Parameter(Within) == null || ReachedPeople.Contains(p.Id)
                || (p.ClassId != null && ReachedClasses.Contains(p.ClassId.Value)));
        });
    }

    private static readonly string[] DirectoryKeys = [nameof(DirectoryPerson.Id), nameof(DirectoryPerson.Kind), nameof(DirectoryPerson.ClassId)];

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
            if (entry.State == EntityState.Modified)
                entry.Entity.Version = entry.Property(r => r.Version).OriginalValue + 1;
        if (ChangeTracker.Entries<AuditRow>().Any(e => e.State is EntityState.Modified or EntityState.Deleted || (e.State == EntityState.Added && e.Entity.Chain is null)))
            throw new InvalidOperationException("Audit entries are written by Audit and never changed.");
        if (_happened.Count > 0)
            await PutInOrder(cancellationToken);
        _setup.Search.Note(this);
        try
        {
            return _setup.Search.HasMarks && !_setup.Session.InTransaction
                ? await _setup.Session.InTransactionAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken)
                : await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (DbUpdateException failure) when (failure.InnerException is Refusal)
        {
            ExceptionDispatchInfo.Throw(failure.InnerException);
            throw;
        }
    }

    /// <summary>
    /// Events of one aggregate may come within one millisecond, or from hosts whose clocks differ. Whoever changes an aggregate holds its
    /// row, so what was published about it before is here to be read.
    /// </summary>
    private async Task PutInOrder(CancellationToken cancellation)
    {
        // A transaction that was undone has taken its events along.
        var rows = _happened.Where(r => Entry(r).State == EntityState.Added).ToList();
        _happened.Clear();
        var last = new Dictionary<Guid, DateTime>();
        foreach (var some in rows.Select(r => r.Aggregate).Distinct().Chunk(Together))
            foreach (var one in await Set<OutboxRow>().Where(r => some.Contains(r.Aggregate)).GroupBy(r => r.Aggregate)
                .Select(g => new { g.Key, At = g.Max(r => r.At) }).ToListAsync(cancellation))
                last[one.Key] = one.At;
        foreach (var row in rows)
        {
            if (last.TryGetValue(row.Aggregate, out var before) && row.At <= before)
                row.At = before.AddMilliseconds(1);
            last[row.Aggregate] = row.At;
        }
    }
}

/// <summary>A row people edit: a save that is based on an older version is refused as stale.</summary>
public interface IVersioned
{
    /// <summary>Counts up with each save; a form carries it along.</summary>
    int Version { get; set; }
}
