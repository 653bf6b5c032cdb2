using Scalper.Core.Events;
using Scalper.Core.Primitives;

namespace Scalper.Core.Venues.Binance;

/// <summary>
/// Reads a trade, or the trades of one taker at one price (Binance USD-M futures websocket documentation, aggregate trade streams, checked 2026-11-23; <c>trade</c> is
/// not documented there: as recorded). <c>m</c> says that the buyer was the maker: then the taker sold. A trade with another word than MARKET in <c>X</c>, such as
/// INSURANCE_FUND, was not made on the book: it is given as a block trade.
/// </summary>
internal sealed class BinanceTradeReader
{
    private const int Id = 1, Price = 2, Quantity = 4, Time = 8, Maker = 16, Gateway = 32, Origin = 64;
    private const int Required = Id | Price | Quantity | Time | Maker;

    private readonly Trade[] _trade = new Trade[1];
    private TradeId _id;
    private long _price;
    private long _quantity;
    private long _timeMs;
    private bool _isBuyerMaker;
    private bool _isBlock;

    /// <summary>When the gateway made it, Unix milliseconds; 0 where absent.</summary>
    public long GatewayTimeMs { get; private set; }

    public ReadOnlySpan<Trade> Trades => _trade;

    /// <summary>Reads an object to its end.</summary>
    /// <returns>Ignored, where it has no price or no quantity: the venue sends such ones now and then.</returns>
    public DecodeResult Read(FrameCursor data, Instrument instrument, bool isAggregate)
    {
        GatewayTimeMs = 0;
        _isBlock = false;
        int seen = 0;
        bool isMore = data.Take((byte)'{') && !data.Take((byte)'}');
        while (isMore)
        {
            if (!data.TakeName(out ReadOnlySpan<byte> name))
            {
                return DecodeResult.WrongShape;
            }

            int field = FieldOf(name, isAggregate);
            if ((seen & field) != 0)
            {
                return DecodeResult.WrongShape;
            }

            seen |= field;
            DecodeResult result = ReadField(ref data, field, instrument);
            if (result != DecodeResult.Handled)
            {
                return result;
            }

            if (!data.TakeNext((byte)'}', out isMore))
            {
                return DecodeResult.WrongShape;
            }
        }

        if (!data.IsAtEnd || (seen & Required) != Required)
        {
            return DecodeResult.WrongShape;
        }

        _trade[0] = ToTrade();
        return _price == 0 || _quantity == 0 ? DecodeResult.Ignored : DecodeResult.Handled;
    }

    private static int FieldOf(ReadOnlySpan<byte> name, bool isAggregate) => name switch
    {
        [(byte)'t'] when !isAggregate => Id,
        [(byte)'a'] when isAggregate => Id,
        [(byte)'p'] => Price,
        [(byte)'q'] => Quantity,
        [(byte)'T'] => Time,
        [(byte)'m'] => Maker,
        [(byte)'E'] => Gateway,
        [(byte)'X'] => Origin,
        _ => 0,
    };

    private DecodeResult ReadField(ref FrameCursor data, int field, Instrument instrument)
    {
        long number;
        bool isRead;
        switch (field)
        {
            case Id:
                isRead = data.TakeLong(out number);
                _id = new TradeId((UInt128)number);
                break;
            case Price:
                return BinanceFields.TakeSteps(ref data, instrument.TickSize, out _price);
            case Quantity:
                return BinanceFields.TakeSteps(ref data, instrument.QtyStep, out _quantity);
            case Time:
                isRead = data.TakeLong(out _timeMs);
                break;
            case Maker:
                isRead = data.TakeFlag(out _isBuyerMaker);
                break;
            case Gateway:
                isRead = data.TakeLong(out number);
                GatewayTimeMs = number;
                break;
            case Origin:
                isRead = data.TakeWord(out ReadOnlySpan<byte> origin);
                _isBlock = !origin.SequenceEqual("MARKET"u8);
                break;
            default:
                isRead = data.TakeOther();
                break;
        }

        return isRead ? DecodeResult.Handled : DecodeResult.WrongShape;
    }

    private Trade ToTrade() => new()
    {
        Id = _id,
        ExchangeTimeMs = _timeMs,
        Sequence = _timeMs,
        PriceTicks = _price,
        QtyLots = _quantity,
        Side = _isBuyerMaker ? AggressorSide.Sell : AggressorSide.Buy,
        IsBlock = _isBlock,
    };
}
