using System.Linq.Expressions;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gym24.Contracts.Data;

/// <summary>
/// A column of the directory that the manifest does not declare is not mapped. A query that names one all the same is refused before it is
/// sent: in a projection it would read as empty and nobody would notice.
/// </summary>
internal sealed class LeastFields : IQueryExpressionInterceptor
{
    public static readonly LeastFields Only = new();

    private LeastFields() { }

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        if (eventData.Context is ModuleDb db)
            new Look(db).Visit(queryExpression);
        return queryExpression;
    }

    private sealed class Look(ModuleDb db) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Member.DeclaringType == typeof(DirectoryPerson) && db.Model.FindEntityType(typeof(DirectoryPerson))?.FindProperty(node.Member.Name) is null)
                throw new InvalidOperationException(
                    $"The module {db.OwnManifest.Id} reads {char.ToLowerInvariant(node.Member.Name[0])}{node.Member.Name[1..]} of the directory of people, "
                    + "which its manifest does not declare. Name it under privacy, with the purpose it is for.");
            return base.VisitMember(node);
        }
    }
}
