package io.tenure.dev.stripe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenure.dev.stripe.engine.StripeError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FormDecoderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        name=City+Hospital%20A                   | {'name':'City Hospital A'}
        email=                                   | {'email':''}
        description                              | {'description':''}
        metadata[tenure_id]=org_1&metadata[1]=x  | {'metadata':{'tenure_id':'org_1','1':'x'}}
        metadata[0]=x                            | {'metadata':{'0':'x'}}
        expand[]=a&expand[]=b                    | {'expand':['a','b']}
        expand[1]=b&expand[0]=a                  | {'expand':['a','b']}
        expand%5B%5D=a.b                         | {'expand':['a.b']}
        items[0][price]=p&items[0][quantity]=2   | {'items':[{'price':'p','quantity':'2'}]}
        items[][price]=p&items[][quantity]=2     | {'items':[{'price':'p','quantity':'2'}]}
        items[][price]=p&items[][price]=q        | {'items':[{'price':'p'},{'price':'q'}]}
        a[b][c][d]=1                             | {'a':{'b':{'c':{'d':'1'}}}}
        created[gte]=5&limit=3                   | {'created':{'gte':'5'},'limit':'3'}
        a=1&a=2                                  | {'a':'2'}
        """)
    void readsNestedForms(String form, String json) {
        assertThat(FormDecoder.decode(form).toString()).isEqualTo(json.replace('\'', '"'));
    }

    @Test
    void readsQueryAndBodyAsOne() {
        assertThat(FormDecoder.decode("limit=1", "", "name=x").toString())
                .isEqualTo("{\"limit\":\"1\",\"name\":\"x\"}");
    }

    @ParameterizedTest
    @CsvSource({"a[b=1", "a=1&a[b]=2", "a=%zz"})
    void refusesWhatIsNoForm(String form) {
        assertThatThrownBy(() -> FormDecoder.decode(form))
                .isInstanceOfSatisfying(
                        StripeError.class,
                        error -> assertThat(error.httpStatus()).isEqualTo(400));
    }
}
