using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Query;
using Npgsql.EntityFrameworkCore.PostgreSQL.Query.Internal;

namespace Gym24.Data.PostgreSql;

/// <summary>
/// A tuple is made of the columns that were read, as on the other engines. This provider alone would ask the server for a record, which
/// its driver then cannot read and which knows nothing of converters.
/// </summary>
internal sealed class TuplesAsElsewhere(RelationalSqlTranslatingExpressionVisitorDependencies dependencies) : IRelationalSqlTranslatingExpressionVisitorFactory
{
    public RelationalSqlTranslatingExpressionVisitor Create(QueryCompilationContext model, QueryableMethodTranslatingExpressionVisitor visitor) =>
        new Translator(dependencies, model, visitor);

    private sealed class Translator(RelationalSqlTranslatingExpressionVisitorDependencies dependencies, QueryCompilationContext context,
        QueryableMethodTranslatingExpressionVisitor visitor) : NpgsqlSqlTranslatingExpressionVisitor(dependencies, context, visitor)
    {
        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            IsTuple(node.Type) ? QueryCompilationContext.NotTranslatedExpression : base.VisitMethodCall(node);

        protected override Expression VisitNew(NewExpression node) =>
            IsTuple(node.Type) ? QueryCompilationContext.NotTranslatedExpression : base.VisitNew(node);

        private static bool IsTuple(Type type) => typeof(ITuple).IsAssignableFrom(type);
    }
}
