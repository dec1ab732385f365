using System;
using System.Collections.Generic;
using PromptGen.Core.Types;
using PromptGen.Language.Interpretation;

namespace PromptGen.Releases;

/// <summary>Collects the items of a list in the C# type that the interpreter reads them in.</summary>
internal abstract class TypedList
{
    public abstract object Items { get; }

    public abstract void Add(in TemplateSlot item);

    public static TypedList Of(PromptType items) => items.Kind switch
    {
        PromptTypeKind.Integer => items.Nullable
            ? new Collector<long?>(static (in TemplateSlot item) => item.HasValue ? item.Integer : null)
            : new Collector<long>(static (in TemplateSlot item) => item.Integer),
        PromptTypeKind.Number => items.Nullable
            ? new Collector<double?>(static (in TemplateSlot item) => item.HasValue ? item.Number : null)
            : new Collector<double>(static (in TemplateSlot item) => item.Number),
        PromptTypeKind.Decimal => items.Nullable
            ? new Collector<decimal?>(static (in TemplateSlot item) => item.HasValue ? item.Exact : null)
            : new Collector<decimal>(static (in TemplateSlot item) => item.Exact),
        PromptTypeKind.Boolean => items.Nullable
            ? new Collector<bool?>(static (in TemplateSlot item) => item.HasValue ? item.Flag : null)
            : new Collector<bool>(static (in TemplateSlot item) => item.Flag),
        PromptTypeKind.Date or PromptTypeKind.DateTime => items.Nullable
            ? new Collector<DateTime?>(static (in TemplateSlot item) => item.HasValue ? item.Date : null)
            : new Collector<DateTime>(static (in TemplateSlot item) => item.Date),
        PromptTypeKind.Object => new Collector<ITemplateObject?>(static (in TemplateSlot item) => (ITemplateObject?)item.Reference),
        PromptTypeKind.Array => new Collector<object?>(static (in TemplateSlot item) => item.Reference),
        _ => new Collector<string?>(static (in TemplateSlot item) => item.Text),
    };

    private delegate T Reader<T>(in TemplateSlot item);

    private sealed class Collector<T>(Reader<T> read) : TypedList
    {
        private readonly List<T> _items = [];

        public override object Items => _items;

        public override void Add(in TemplateSlot item) => _items.Add(read(in item));
    }
}
